using System.IO.Compression;
using System.Text;
using System.Text.Json;
using DataSynth.Cli.Commands;

namespace DataSynth.Cli.Tests.Commands;

public sealed class FilterCommandTests
{
    private const string Line = """{"id":7,"text":"<tool_call>\n{\"name\": \"f\", \"arguments\": {\"a\": 1.0}}\n</tool_call>"}""";
    private const string Answer = """{"id":7,"status":"ok","syntax":"hermes","calls":[{"name":"f","arguments":{"a":1.0}}],"content":"","reasoning":null}""";

    [Fact]
    public async Task Parse_answers_standard_input_line_by_line()
    {
        var (code, output, error) = await RunAsync(Line + "\n" + Line + "\n", "parse");

        (code, error).ShouldBe((0, ""));
        output.ShouldBe(Answer + "\n" + Answer + "\n");
    }

    [Fact]
    public async Task A_malformed_line_has_an_error_in_its_place_and_the_exit_code_is_1()
    {
        var (code, output, error) = await RunAsync(Line + "\n{\"id\":8}\n\n" + Line + "\n", "parse");

        code.ShouldBe(1);
        var lines = output.Split('\n');
        lines[0].ShouldBe(Answer);
        lines[1].ShouldStartWith("{\"id\":8,\"error\":");
        lines[2].ShouldStartWith("{\"error\":");
        lines[3].ShouldBe(Answer);
        error.ShouldBe("datasynth: 2 of 4 lines are malformed; their answers hold \"error\"\n");
    }

    [Fact]
    public async Task Files_are_read_in_order_and_gz_as_it_is()
    {
        using var folder = new TemporaryFolder();
        var plain = folder.Write("a.jsonl", Line.Replace("7", "1", StringComparison.Ordinal));
        var zipped = Path.Combine(folder.Path, "b.jsonl.gz");
        await using (var gzip = new GZipStream(File.Create(zipped), CompressionLevel.Fastest))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Line.Replace("7", "2", StringComparison.Ordinal)));

        var (code, output, _) = await RunAsync(Line, "parse", plain, zipped, "-");

        code.ShouldBe(0);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[6]).ShouldBe(['1', '2', '7']);
    }

    [Fact]
    public async Task A_broken_gz_file_is_named_after_what_it_held_is_answered()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("b.jsonl.gz", "this is not gzip");

        var (code, _, error) = await RunAsync("", "parse", path);

        code.ShouldBe(3);
        error.ShouldStartWith($"datasynth: {path}: unreadable after 0 bytes");
    }

    [Theory]
    [InlineData("--max-depth", "1", "nested deeper than the 1 levels allowed")]
    [InlineData("--max-calls", "1", "more than the 1 calls allowed")]
    [InlineData("--max-length", "5", "more than the 5 allowed")]
    public async Task Parse_has_limits_and_says_which_was_reached(string option, string value, string problem)
    {
        const string line = """{"id":1,"text":"[f(a=[[1]]), f(a=2)]"}""";

        (await RunAsync(line, "parse")).Output.ShouldContain("\"status\":\"ok\"");
        var (code, output, _) = await RunAsync(line, "parse", option, value);

        code.ShouldBe(0);
        output.ShouldContain("\"status\":\"malformed\"");
        output.ShouldContain("\"calls\":[]");
        output.ShouldContain(problem);
    }

    [Fact]
    public async Task Parse_mends_unless_it_is_strict()
    {
        const string line = """{"id":1,"text":"<tool_call>{'name':'f','arguments':{}}</tool_call>"}""";

        (await RunAsync(line, "parse")).Output.ShouldContain("\"repairs\":[\"single-quoted string\"]");
        (await RunAsync(line, "parse", "--strict")).Output.ShouldContain("\"status\":\"malformed\"");
    }

    [Fact]
    public async Task Parse_names_near_syntaxes_where_the_hint_is_not_known()
    {
        var (code, output, _) = await RunAsync("""{"id":1,"text":"x","format":"hermse"}""", "parse");

        code.ShouldBe(1);
        output.TrimEnd().ShouldBe("""{"id":1,"error":"format: found \"hermse\", expected a name that datasynth formats lists, such as hermes"}""");
        (await RunAsync("", "parse", "--format", "hermse")).Error.ShouldContain("such as hermes");
    }

    [Fact]
    public async Task Parse_reads_the_example_of_every_format_with_its_name_and_without()
    {
        var formats = JsonDocument.Parse((await RunAsync("", "formats", "--json")).Output).RootElement.GetProperty("formats").EnumerateArray().ToList();
        var lines = formats.SelectMany(format => ((string?[])[format.GetProperty("name").GetString(), null]).Select(name => JsonSerializer.Serialize(new
        {
            id = format.GetProperty("name").GetString(),
            text = format.GetProperty("example").GetString(),
            format = name,
            tools = new[] { new { name = "get_weather", parameters = new { type = "object", properties = new { city = new { type = "string" } } } } },
        })));

        var (code, output, _) = await RunAsync(string.Join('\n', lines) + "\n", "parse");

        code.ShouldBe(0);
        var read = output.TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        read.Count.ShouldBe(2 * formats.Count);
        foreach (var (i, reply) in read.Index())
        {
            reply.GetProperty("calls").GetRawText().ShouldBe("""[{"name":"get_weather","arguments":{"city":"Paris"}}]""", reply.GetRawText());
            if (i % 2 == 0)
                reply.GetProperty("syntax").GetString().ShouldBe(reply.GetProperty("id").GetString());
        }
    }

    [Fact]
    public async Task Label_gives_a_verdict_with_its_reason()
    {
        const string line = """{"id":"a","tools":[{"name":"f","parameters":{"type":"object","properties":{"n":{"type":"number"}},"required":["n"]}}],"expected":[{"name":"f","arguments":{"n":5}}],"calls":[{"name":"f","arguments":{"n":ARG}}]}""";

        (await RunAsync(line.Replace("ARG", "5.0") + "\n", "label")).Output.ShouldStartWith("""{"id":"a","verdict":"correct","error_type":null""");
        (await RunAsync(line.Replace("ARG", "5.0") + "\n", "label", "--rules", "exact", "--repair", "off")).Code.ShouldBe(0);
        var wrong = await RunAsync(line.Replace("ARG", "6") + "\n", "label", "--rules", "schema");
        wrong.Code.ShouldBe(0);
        wrong.Output.ShouldStartWith("""{"id":"a","verdict":"incorrect","error_type":"value","detail":""");
        (await RunAsync("", "label", "--rules", "bfcll")).Error.ShouldContain("expected one of schema, exact, bfcl");
    }

    [Theory]
    [InlineData(5, "\"a  b\"", "strict", false, "unlabelled")]
    [InlineData(5, "\"a  b\"", "lenient", true, "incorrect")]
    [InlineData(5, "5", "off", false, "correct")]
    [InlineData("\"A b\"", "\"a  b\"", "strict", false, "incorrect")]
    [InlineData("\"A b\"", "\"a  b\"", "strict", true, "correct")]
    public async Task Label_has_switches_for_ground_truth_letter_case_and_inner_space(
        object right, string candidate, string mode, bool folded, string verdict)
    {
        var line = """{"id":1,"tools":[{"name":"f","parameters":{"type":"object","properties":{"s":{"type":"string"}}}}],"expected":[{"name":"f","arguments":{"s":RIGHT}}],"calls":[{"name":"f","arguments":{"s":CANDIDATE}}]}"""
            .Replace("RIGHT", right.ToString(), StringComparison.Ordinal)
            .Replace("CANDIDATE", candidate, StringComparison.Ordinal);
        string[] fold = folded ? ["--ignore-case", "--collapse-space"] : [];

        var (code, output, _) = await RunAsync(line + "\n", ["label", "--ground-truth", mode, .. fold]);

        code.ShouldBe(0);
        output.ShouldStartWith($"{{\"id\":1,\"verdict\":\"{verdict}\"");
    }

    [Theory]
    [InlineData("bfcl", "--ordered")]
    [InlineData("bfcl", "--ground-truth", "off")]
    [InlineData("bfcl", "--ignore-case")]
    [InlineData("exact", "--collapse-space")]
    public async Task Label_refuses_options_that_the_rules_would_ignore(string rules, string option, string? value = null)
    {
        string[] options = value is null ? [option] : [option, value];

        var (code, output, error) = await RunAsync("", ["label", "--rules", rules, .. options]);

        (code, output).ShouldBe((2, ""));
        error.ShouldBe($"datasynth: label: {option}: found with --rules {rules}, which ignore it; leave one of the two out. See datasynth label --help\n");
    }

    [Fact]
    public async Task Reward_scores_and_without_a_known_experiment_answers_with_an_error()
    {
        const string line = """{"id":1,"prediction":"<think> t </think>\n<tool_call>\n{\"name\": \"f\", \"parameters\": {\"a\": 1}}\n</tool_call>","ground_truth":"<think> t </think>\n<tool_call>\n{\"name\": \"f\", \"parameters\": {\"a\": 1}}\n</tool_call>","flags":{"EXPERIMENT_NAME":"GIVEN"},"step":0}""";

        var (code, output, error) = await RunAsync(line.Replace("GIVEN", "qwen") + "\n", "reward", "--scheme", "toolrl");
        (code, error).ShouldBe((0, ""));
        output.ShouldContain("\"format_score\":");
        var unknown = await RunAsync(line.Replace("GIVEN", "gpt") + "\n", "reward", "--scheme", "toolrl");
        unknown.Code.ShouldBe(1);
        unknown.Output.ShouldStartWith("{\"id\":1,\"error\":");
        (await RunAsync("", "reward")).Code.ShouldBe(2);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string input, params string[] args)
    {
        using var scripted = new ScriptedStreams(input);
        var code = await CommandLine.RunAsync(args, scripted.Streams);
        return (code, scripted.Output, scripted.Error);
    }
}
