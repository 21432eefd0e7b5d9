using System.IO.Compression;
using System.Text;
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

    private static async Task<(int Code, string Output, string Error)> RunAsync(string input, params string[] args)
    {
        using var scripted = new ScriptedStreams(input);
        var code = await CommandLine.RunAsync(args, scripted.Streams);
        return (code, scripted.Output, scripted.Error);
    }
}
