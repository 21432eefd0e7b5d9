using System.IO.Compression;
using System.Text;
using DataSynth.Datasets.Sources;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Tests.Sources;

public sealed class NativeFormatTests : IDisposable
{
    private const string Good = """
        {"id":"w-1","dataset":"weather","conversation":[{"role":"user","content":"How warm is it in Paris?"}],"tools":[{"name":"get_weather","description":"d","parameters":{"type":"object", "properties":{"city":{"type":"string"}},"required":["city"]}}],"accepted":[{"name":"get_weather","arguments":{"city":["Paris"]}}],"license":"CC0-1.0"}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_line_becomes_a_task_with_the_schema_byte_for_byte()
    {
        var item = (await ReadAsync(Good)).ShouldHaveSingleItem().ShouldBeOfType<SourceTask>();

        item.Line.ShouldBe(1);
        item.Task.Id.ShouldBe("w-1");
        item.Task.Dataset.ShouldBe("weather");
        item.Task.License.ShouldBe("CC0-1.0");
        item.Task.Conversation.ShouldHaveSingleItem().Content.ShouldBe("How warm is it in Paris?");
        item.Task.Tools[0].ParametersText.ShouldBe("""{"type":"object", "properties":{"city":{"type":"string"}},"required":["city"]}""");
        item.Task.Expectation.Kind.ShouldBe(ExpectationKind.Accepted);
        item.Task.Expectation.Calls[0].Arguments[0].Accepted[0].ToString().ShouldBe("\"Paris\"");
    }

    [Theory]
    [InlineData("{\"id\":\"x\"", "not valid JSON")]
    [InlineData("7", "found a number; expected an object")]
    [InlineData("{\"conversation\":[]}", "`id` is nothing")]
    [InlineData("{\"id\":\"\"}", "`id` is an empty string; expected a string that is not empty, or a number")]
    [InlineData("{\"id\":\"x\"}", "`conversation` is missing")]
    [InlineData("{\"id\":\"x\",\"conversation\":[]}", "the conversation is empty")]
    [InlineData("{\"id\":\"x\",\"conversation\":[{\"content\":\"a\"}]}", "message 0: `role` is missing")]
    [InlineData("{\"id\":\"x\",\"conversation\":[{\"role\":\"user\"}]}", "neither `content` nor `tool_calls`")]
    [InlineData("{\"id\":\"x\",\"conversation\":[{\"role\":\"user\",\"content\":\"a\"}]}", "`tools` is missing")]
    [InlineData("{\"id\":\"x\",\"conversation\":[{\"role\":\"user\",\"content\":\"a\"}],\"tools\":{}}", "`tools` is an object")]
    [InlineData("{\"id\":\"x\",\"conversation\":[{\"role\":\"user\",\"content\":\"a\"}],\"tools\":[{}]}", "tools[0]: the tool has no `name`")]
    [InlineData("{\"id\":\"x\",\"conversation\":[{\"role\":\"user\",\"content\":\"a\"}],\"tools\":[{\"name\":\"f\"},{\"name\":\"f\"}]}", "offered twice")]
    [InlineData("{\"id\":\"x\",\"conversation\":[{\"role\":\"user\",\"content\":\"a\"}],\"tools\":[]}", "neither `expected` nor `accepted`")]
    [InlineData("{\"id\":\"x\",\"conversation\":[{\"role\":\"user\",\"content\":\"a\"}],\"tools\":[],\"expected\":[],\"accepted\":[]}", "both")]
    [InlineData("{\"id\":\"x\",\"conversation\":[{\"role\":\"user\",\"content\":\"a\"}],\"tools\":[],\"expected\":[{\"name\":\"f\"}]}", "`tools` is empty")]
    [InlineData("{\"id\":\"x\",\"conversation\":[{\"role\":\"user\",\"content\":\"a\"}],\"tools\":[{\"name\":\"f\"}],\"accepted\":[{\"name\":\"f\",\"arguments\":{\"a\":1}}]}", "expected a list")]
    [InlineData("{\"id\":\"x\",\"conversation\":[{\"role\":\"user\",\"content\":\"a\"}],\"tools\":[{\"name\":\"f\"}],\"expected\":[{\"name\":\"f\",\"arguments\":\"{\"}]}", "not JSON")]
    [InlineData("{\"id\":\"x\",\"conversation\":[{\"role\":\"user\",\"content\":\"a\"}],\"tools\":[{\"name\":\"f\"}],\"expected\":[],\"language\":\"Cobol\"}", "`language`")]
    public async Task A_line_that_is_no_task_is_quarantined_with_its_reason(string line, string reason)
    {
        var items = await ReadAsync("\n" + line + "\n" + Good);

        var row = items[0].ShouldBeOfType<QuarantinedRow>();
        row.Reason.ShouldContain(reason);
        row.Line.ShouldBe(2);
        row.Row.ShouldBe(1);
        row.Text.ShouldBe(line);
        items[1].ShouldBeOfType<SourceTask>().Line.ShouldBe(3);
    }

    [Fact]
    public async Task Openai_tools_earlier_calls_and_results_are_read()
    {
        var task = (await ReadAsync(
            """
            {"id":1,"conversation":[{"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]},{"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{\"x\": 1.0}"}}]},{"role":"tool","tool_call_id":"c1","name":"f","content":"ok"}],"tools":[{"type":"function","function":{"name":"f","description":null,"parameters":{}}}],"expected":[],"language":"javascript"}
            """)).ShouldHaveSingleItem().ShouldBeOfType<SourceTask>().Task;

        task.Id.ShouldBe("1");
        task.Dataset.ShouldBe("tasks");
        task.Language.ShouldBe(SourceLanguage.JavaScript);
        task.Conversation[0].Content.ShouldBe("ab");
        task.Conversation[1].Content.ShouldBeNull();
        task.Conversation[1].ToolCallIds.ShouldBe(["c1"]);
        task.Conversation[1].ToolCalls[0].Arguments.ToString().ShouldBe("""{"x":1.0}""");
        task.Conversation[2].ToolCallId.ShouldBe("c1");
        task.Conversation[2].Name.ShouldBe("f");
        task.Tools[0].Description.ShouldBeNull();
    }

    [Fact]
    public async Task An_id_is_used_once_in_a_run()
    {
        var items = await ReadAsync(Good + "\n" + Good);

        items[0].ShouldBeOfType<SourceTask>();
        var row = items[1].ShouldBeOfType<QuarantinedRow>();
        row.Reason.ShouldContain("used before");
        row.Id.ShouldBe("w-1");
        row.Line.ShouldBe(2);
    }

    [Fact]
    public async Task Right_calls_that_contradict_the_tools_are_quarantined_marked_or_let_through()
    {
        var wrongType = Good.Replace("{\"city\":[\"Paris\"]}", "{\"city\":[7]}", StringComparison.Ordinal);
        var unknownParameter = Good.Replace("{\"city\":[\"Paris\"]}", "{\"city\":[\"Paris\"],\"town\":[\"Paris\"]}", StringComparison.Ordinal);

        (await ReadAsync(wrongType)).ShouldHaveSingleItem().ShouldBeOfType<QuarantinedRow>().Reason.ShouldContain("contradict the tools");
        (await ReadAsync(unknownParameter)).ShouldHaveSingleItem().ShouldBeOfType<QuarantinedRow>().Reason.ShouldContain("contradict the tools");
        (await ReadAsync(wrongType, GroundTruthMode.Lenient)).ShouldHaveSingleItem().ShouldBeOfType<SourceTask>().Problems.ShouldNotBeEmpty();
        (await ReadAsync(unknownParameter, GroundTruthMode.Lenient)).ShouldHaveSingleItem().ShouldBeOfType<SourceTask>().Task.Contradiction
            .ShouldBe("calls[0].arguments.town: tool \"get_weather\" has no such parameter");
        (await ReadAsync(unknownParameter, GroundTruthMode.Off)).ShouldHaveSingleItem().ShouldBeOfType<SourceTask>().Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_limit_counts_tasks_and_not_quarantined_rows()
    {
        var path = _folder.Write("tasks.jsonl", string.Join('\n', "{", Numbered(1), "{", Numbered(2), Numbered(3)));

        var items = await SourceReading.ReadAsync([new SourceSettings(path, "tasks") { Limit = 2 }]);

        items.OfType<SourceTask>().Select(item => item.Task.Id).ShouldBe(["n1", "n2"]);
        items.OfType<QuarantinedRow>().Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_records_own_data_set_and_licence_go_before_its_sources()
    {
        var path = _folder.Write("tasks.jsonl", Good + "\n" + Numbered(1));

        var items = await SourceReading.ReadAsync([new SourceSettings(path, "tasks") { Dataset = "mine", License = "MIT" }]);

        items.Cast<SourceTask>().Select(item => (item.Task.Dataset, item.Task.License)).ShouldBe([("weather", "CC0-1.0"), ("mine", "MIT")]);
    }

    [Fact]
    public async Task Gzip_is_told_by_its_bytes_whatever_the_name()
    {
        var path = _folder.At("tasks.jsonl");
        await using (var file = File.Create(path))
        await using (var gzip = new GZipStream(file, CompressionLevel.Fastest))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Good));

        (await SourceReading.ReadAsync(path, "tasks")).ShouldHaveSingleItem().ShouldBeOfType<SourceTask>();
    }

    [Fact]
    public async Task Members_of_a_gzip_file_are_read_one_after_the_other()
    {
        var path = _folder.At("tasks.jsonl.gz");
        await using (var file = File.Create(path))
        {
            for (var i = 0; i < 3; i++)
            {
                await using var gzip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true);
                await gzip.WriteAsync(Encoding.UTF8.GetBytes(Numbered(i) + "\n"));
            }
        }

        (await SourceReading.ReadAsync(path, "tasks")).Cast<SourceTask>().Select(item => item.Task.Id).ShouldBe(["n0", "n1", "n2"]);
    }

    [Fact]
    public async Task Nesting_without_end_is_quarantined_also_inside_of_strings()
    {
        var deep = new string('[', 100_000);
        var call = $$"""{"id":"x","conversation":[{"role":"user","content":"a"}],"tools":[{"name":"f"}],"expected":[{"name":"f","arguments":"{{deep}}"}]}""";

        var items = await ReadAsync($"{{\"id\":{deep}\n{call}\n{Numbered(1)}");

        items.OfType<QuarantinedRow>().Count().ShouldBe(2);
        items[2].ShouldBeOfType<SourceTask>();
    }

    private static string Numbered(int number)
        => $$"""{"id":"n{{number}}","conversation":[{"role":"user","content":"a"}],"tools":[],"expected":[]}""";

    private Task<List<SourceItem>> ReadAsync(string content, GroundTruthMode groundTruth = GroundTruthMode.Strict)
        => SourceReading.ReadAsync(_folder.Write("tasks.jsonl", content), "tasks", groundTruth);
}
