using DataSynth.Datasets.Sources;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Tests.Sources;

public sealed class XlamFormatTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_published_record_becomes_a_task_with_json_schema()
    {
        var item = await ReadOneAsync(
            """
            {"id": 7, "query": "Where can I find live giveaways?", "answers": "[{\"name\": \"live_giveaways_by_type\", \"arguments\": {\"type\": \"beta\", \"top\": 3.0}}]", "tools": "[{\"name\": \"live_giveaways_by_type\", \"description\": \"Retrieve live giveaways.\", \"parameters\": {\"type\": {\"description\": \"The type.\", \"type\": \"str\", \"default\": \"game\"}, \"top\": {\"description\": \"How many.\", \"type\": \"float\"}}}]"}
            """);

        var task = item.ShouldBeOfType<SourceTask>().Task;
        task.Id.ShouldBe("xlam-7");
        task.Dataset.ShouldBe("xlam");
        task.Conversation.ShouldBe([new Message("user", "Where can I find live giveaways?")], new MessageComparer());
        task.Expectation.Kind.ShouldBe(ExpectationKind.Exact);
        task.Expectation.Calls[0].Arguments.Select(argument => $"{argument.Name}={argument.Accepted[0]}").ShouldBe(["type=\"beta\"", "top=3.0"]);
        task.Tools[0].ParametersText.ShouldBe(
            """{"type":"object","properties":{"type":{"description":"The type.","type":"string","default":"game"},"top":{"description":"How many.","type":"number"}},"required":["top"]}""");
    }

    [Fact]
    public async Task Lists_instead_of_strings_and_json_schema_instead_of_flat_maps_are_kept_as_they_are()
    {
        var task = (await ReadOneAsync(
            """
            {"id":"a","query":"q","answers":[],"tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object",  "properties":{}}}}]}
            """)).ShouldBeOfType<SourceTask>().Task;

        task.Id.ShouldBe("xlam-a");
        task.Expectation.Calls.ShouldBeEmpty();
        task.Tools[0].ParametersText.ShouldBe("""{"type":"object",  "properties":{}}""");
    }

    [Theory]
    [InlineData("str", """{"type":"string"}""", true)]
    [InlineData("str, optional", """{"type":"string"}""", false)]
    [InlineData("int, default 5", """{"type":"integer"}""", false)]
    [InlineData("int (optional)", """{"type":"integer"}""", false)]
    [InlineData("Optional[float]", """{"type":"number"}""", false)]
    [InlineData("bool", """{"type":"boolean"}""", true)]
    [InlineData("List[int]", """{"type":"array","items":{"type":"integer"}}""", true)]
    [InlineData("List[List[Union[int, float]]], optional", """{"type":"array","items":{"type":"array","items":{"anyOf":[{"type":"integer"},{"type":"number"}]}}}""", false)]
    [InlineData("Dict[str, typing.Any]", """{"type":"object","additionalProperties":{}}""", true)]
    [InlineData("Tuple[int, str]", """{"type":"array","prefixItems":[{"type":"integer"},{"type":"string"}],"minItems":2,"maxItems":2}""", true)]
    [InlineData("Tuple[float, ...]", """{"type":"array","items":{"type":"number"}}""", true)]
    [InlineData("Set[str]", """{"type":"array","items":{"type":"string"},"uniqueItems":true}""", true)]
    [InlineData("int | None", """{"anyOf":[{"type":"integer"},{"type":"null"}]}""", true)]
    [InlineData("Callable[[float], float]", "{}", true)]
    [InlineData("", "{}", true)]
    public async Task Python_types_become_schemas(string spelling, string schema, bool required)
    {
        var task = (await ReadOneAsync(
            $$$$"""{"id":1,"query":"q","answers":"[]","tools":[{"name":"f","parameters":{"p":{"type":"{{{{spelling}}}}"}}}]}""")).ShouldBeOfType<SourceTask>().Task;

        var tail = required ? ""","required":["p"]""" : "";
        task.Tools[0].ParametersText.ShouldBe($$$"""{"type":"object","properties":{"p":{{{schema}}}}{{{tail}}}}""");
    }

    [Theory]
    [InlineData("""{"id":1,"answers":"[]","tools":"[]"}""", "`query`")]
    [InlineData("""{"id":1,"query":"q","answers":"[","tools":"[]"}""", "the text in `answers` is not JSON")]
    [InlineData("""{"id":1,"query":"q","answers":"{}","tools":"[]"}""", "`answers` is an object")]
    [InlineData("""{"id":1,"query":"q","answers":"[]","tools":"oops"}""", "the text in `tools` is not JSON")]
    [InlineData("""{"id":1,"query":"q","answers":"[{\"name\":\"f\",\"arguments\":{}}]","tools":"[]"}""", "`tools` is empty")]
    [InlineData("""{"id":1,"query":"q","answers":"[{\"name\":\"g\",\"arguments\":{}}]","tools":"[{\"name\":\"f\"}]"}""", "contradict the tools")]
    public async Task Dirt_is_quarantined_with_its_reason(string line, string reason)
        => (await ReadOneAsync(line)).ShouldBeOfType<QuarantinedRow>().Reason.ShouldContain(reason);

    [Fact]
    public async Task Records_without_an_id_are_numbered()
        => (await ReadOneAsync("""{"query":"q","answers":"[]","tools":"[]"}""")).ShouldBeOfType<SourceTask>().Task.Id.ShouldBe("xlam-row1");

    [Fact]
    public async Task Irrelevance_records_say_that_no_call_is_right_and_one_with_an_answer_does_not_belong_there()
    {
        var path = _folder.Write(
            "irrelevance.json",
            """
            [
              {"id": 0, "query": "What is the weather?", "tools": "[{\"name\": \"f\", \"description\": \"d\", \"parameters\": {\"x\": {\"type\": \"str, optional\", \"default\": \"\"}}}]", "answers": "[]"},
              {"id": 1, "query": "f of a?", "tools": "[{\"name\": \"f\", \"parameters\": {}}]", "answers": "[{\"name\": \"f\", \"arguments\": {}}]"},
              {"id": 2, "query": "No answer?", "tools": "[]"}
            ]
            """);

        var items = await SourceReading.ReadAsync(path, "xlam-irrelevance");

        var task = items[0].ShouldBeOfType<SourceTask>();
        (task.Task.Id, task.Calls(), task.Task.Tools.Count).ShouldBe(("irrelevance-0", "", 1));
        items.OfType<QuarantinedRow>().Select(row => $"{row.Line} {row.Row} {row.Reason}").ShouldBe(
        [
            "3 2 `answers` holds a call; expected [] in a set where no call is right (format xlam takes both)",
            "4 3 `answers` is missing",
        ]);
    }

    private async Task<SourceItem> ReadOneAsync(string line)
        => (await SourceReading.ReadAsync(_folder.Write("xlam.jsonl", line), "xlam")).ShouldHaveSingleItem();

    private sealed class MessageComparer : IEqualityComparer<Message>
    {
        public bool Equals(Message? left, Message? right) => left?.Role == right?.Role && left?.Content == right?.Content;

        public int GetHashCode(Message message) => 0;
    }
}
