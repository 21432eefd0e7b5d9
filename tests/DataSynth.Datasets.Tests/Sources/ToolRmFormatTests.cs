using DataSynth.Datasets.Sources;
using DataSynth.Parquet;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Tests.Sources;

public sealed class ToolRmFormatTests : IDisposable
{
    private const string Tools = """[{"name":"get_weather","description":"d","parameters":{"type":"object", "properties":{"city":{"type":"string"}},"required":["city"]}}]""";

    /// <summary>The seven columns of ToolRM-train-data in their order, JSON as text.</summary>
    private static readonly ParquetSchema Published = new(
    [
        ParquetField.Text("uuid", nullable: true),
        ParquetField.Text("dataset_name", nullable: true),
        ParquetField.List("conversation", ParquetField.Struct("element", [ParquetField.Text("role", nullable: true), ParquetField.Text("content", nullable: true)])),
        ParquetField.Text("tools", nullable: true),
        ParquetField.Text("tool_calls_correct", nullable: true),
        ParquetField.Text("tool_calls_incorrect", nullable: true),
        ParquetField.Text("generator_model", nullable: true),
    ]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_published_columns_become_a_task_and_its_wrong_calls_a_recorded_output()
    {
        var path = Write(Row("u-1", Tools, """[{"name":"get_weather","arguments":{"city":"Paris"}}]""", """[{"name":"get_weather","arguments":{"city":"Rome"}}]"""));

        var item = (await SourceReading.ReadAsync(path, "toolrm")).ShouldHaveSingleItem().ShouldBeOfType<SourceTask>();

        item.Task.Id.ShouldBe("u-1");
        item.Task.Dataset.ShouldBe("apigen");
        item.Task.Conversation.Select(message => $"{message.Role}: {message.Content}").ShouldBe(["user: How warm is it in Paris?"]);
        item.Task.Tools[0].ParametersText.ShouldBe("""{"type":"object", "properties":{"city":{"type":"string"}},"required":["city"]}""");
        item.Calls().ShouldBe("get_weather(city=\"Paris\")");
        item.Recorded.ShouldBe([new RecordedOutput("""[{"name":"get_weather","arguments":{"city":"Rome"}}]""", "granite")]);
        (item.Line, item.Row).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData("[]", "")]
    [InlineData("null", "")]
    [InlineData("""{"name":"get_weather","arguments":"{\"city\":\"Paris\"}"}""", "get_weather(city=\"Paris\")")]
    [InlineData("""[{"get_weather":{"city":"Paris"}}]""", "get_weather(city=\"Paris\")")]
    [InlineData("""[{"get_weather":"{\"city\":\"Paris\"}"}]""", "get_weather(city=\"Paris\")")]
    [InlineData("""[{"name":"get_weather","parameters":{"city":"Paris"}}]""", "get_weather(city=\"Paris\")")]
    [InlineData("<tool_call>\n{\"name\":\"get_weather\",\"arguments\":{\"city\":\"Paris\"}}\n</tool_call>", "get_weather(city=\"Paris\")")]
    [InlineData("[get_weather(city='Paris')]", "get_weather(city=\"Paris\")")]
    public async Task Right_calls_are_read_in_every_spelling(string calls, string expected)
        => (await SourceReading.ReadAsync(Write(Row("u", Tools, calls, "[]")), "toolrm")).ShouldHaveSingleItem().ShouldBeOfType<SourceTask>().Calls().ShouldBe(expected);

    [Fact]
    public async Task Dirty_rows_are_quarantined_with_their_row_and_no_row_is_lost()
    {
        const string Right = """[{"name":"get_weather","arguments":{"city":"Paris"}}]""";
        var path = Write(
            Row("a", Tools, Right, "[]"),
            Row("b", "[{", Right, "[]"),
            Row("c", Tools, "call the weather", "[]"),
            Row("d", Tools, """[{"name":"get_weather","arguments":{"city":7}}]""", "[]"),
            Row("e", Tools, """[{"name":"get_wether","arguments":{}}]""", "[]"),
            Row("a", Tools, Right, "[]"),
            Row("", Tools, Right, "[]"),
            ["g", "apigen", Array.Empty<object?>(), Tools, Right, "[]", "m"],
            Row("h", Tools, """[{"name":"get_weather","arguments":{"city":"Paris","city":"Rome"}}]""", "[]"),
            Row(null, Tools, Right, null));

        var items = await SourceReading.ReadAsync([new SourceSettings(path, "toolrm") { Dataset = "mine" }]);

        items.OfType<QuarantinedRow>().Select(row => $"{row.Row} {row.Kind}").ShouldBe(
        [
            $"2 {QuarantineKinds.BrokenJson}",
            $"3 {QuarantineKinds.NoRightCalls}",
            $"4 {QuarantineKinds.Contradiction}",
            $"5 {QuarantineKinds.Contradiction}",
            $"6 {QuarantineKinds.DuplicateId}",
            $"7 {QuarantineKinds.UnusableId}",
            $"8 {QuarantineKinds.NoConversation}",
            $"9 {QuarantineKinds.RepeatedKey}",
        ]);
        items.Tasks().Select(item => item.Task.Id).ShouldBe(["a", "mine-row10"]);
        items.Count(item => !item.IsFurther).ShouldBe(10);
    }

    [Fact]
    public async Task The_eight_columns_of_fc_reward_bench_become_tasks_with_the_rejected_output_recorded()
    {
        const string Bfcl = """[{"name":"math.gcd","description":"d","parameters":{"type":"dict","properties":{"a":{"type":"integer"},"b":{"type":"integer"}},"required":["a","b"]}}]""";
        var text = string.Join('\n', new[] { "m1", "m2" }.Select(model => new JsonObject(
        [
            new("tools", Text(Bfcl)),
            new("conversation", JsonValue.Parse("""[{"role":"user","content":"gcd of 12 and 15?"}]""")),
            new("chosen_output", Text("""[{"math.gcd": {"a": 12, "b": 15}}]""")),
            new("rejected_output", Text("""[{"math.gcd": {"a": 12}}]""")),
            new("error_type", Text("Missing Required Parameter")),
            new("model_name", Text(model)),
            new("test_category", Text("simple")),
            new("test_id", Text("simple_20")),
        ]).ToString()));

        var items = (await SourceReading.ReadAsync(_folder.Write("bench.jsonl", text), "toolrm")).Tasks();

        items.Select(item => $"{item.Task.Id}: {item.Calls()}").ShouldBe(
            ["simple_20/m1: math.gcd(a=12, b=15)", "simple_20/m2: math.gcd(a=12, b=15)"]);
        items[1].Recorded.ShouldBe([new RecordedOutput("""[{"math.gcd": {"a": 12}}]""", "m2") { ErrorType = "Missing Required Parameter" }]);
    }

    private static JsonString Text(string text) => new(text);

    private static object?[] Row(string? uuid, string tools, string right, string? wrong)
        => [uuid, "apigen", new object?[] { new object?[] { "user", "How warm is it in Paris?" } }, tools, right, wrong, "granite"];

    private string Write(params object?[][] rows)
    {
        var path = _folder.At("rows.parquet");
        using var writer = ParquetFileWriter.Create(path, Published);
        foreach (var row in rows)
            writer.WriteRow(row);
        writer.Complete();
        return path;
    }
}
