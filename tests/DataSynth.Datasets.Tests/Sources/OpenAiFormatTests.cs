using DataSynth.Datasets.Sources;

namespace DataSynth.Datasets.Tests.Sources;

public sealed class OpenAiFormatTests : IDisposable
{
    private const string Tools = """[{"type":"function","function":{"name":"f","description":"d","parameters":{"type":"object", "properties":{"x":{"type":"integer"}}}}}]""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_assistant_message_with_calls_is_a_task_with_the_messages_before_it()
    {
        var items = await ReadAsync(
            """{"messages":[{"role":"system","content":"s"},{"role":"user","content":"a"},{"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{\"x\": 1.0}"}},{"id":"c2","type":"function","function":{"name":"f","arguments":"{}"}}]},"""
            + """{"role":"tool","tool_call_id":"c1","content":"r1"},{"role":"tool","tool_call_id":"c2","content":"r2"},{"role":"assistant","content":"done"},{"role":"user","content":"b"},{"role":"assistant","tool_calls":[{"id":"c3","type":"function","function":{"name":"f","arguments":"{\"x\": 2}"}}]}],"""
            + "\"tools\":" + Tools + ",\"parallel_tool_calls\":true}");

        items.Tasks().Select(item => $"{item.Task.Id}: {item.Calls()}").ShouldBe(["train-row1-turn3: f(x=1.0); f()", "train-row1-turn8: f(x=2)"]);
        items.Tasks()[0].Task.Conversation.Select(message => message.Role).ShouldBe(["system", "user"]);
        items.Tasks()[1].Task.Conversation[2].ToolCallIds.ShouldBe(["c1", "c2"]);
        items.Tasks()[1].Task.Conversation.Count.ShouldBe(7);
        items.Tasks()[0].Task.Tools[0].ParametersText.ShouldBe("""{"type":"object", "properties":{"x":{"type":"integer"}}}""");
    }

    [Fact]
    public async Task The_older_form_with_functions_is_read_too()
    {
        var items = await ReadAsync(
            """{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":null,"function_call":{"name":"f","arguments":"{\"x\":1}"}},{"role":"function","name":"f","content":"r"},{"role":"assistant","content":null,"function_call":{"name":"f","arguments":"{\"x\":2}"}}],"functions":[{"name":"f","parameters":{}}]}""");

        items.Tasks().Select(item => item.Calls()).ShouldBe(["f(x=1)", "f(x=2)"]);
        var result = items.Tasks()[1].Task.Conversation[2];
        (result.Role, result.Name, result.Content).ShouldBe(("tool", "f", "r"));
    }

    [Theory]
    [InlineData("""{"messages":"x","tools":[]}""", QuarantineKinds.BrokenJson)]
    [InlineData("""{"tools":[]}""", QuarantineKinds.NoConversation)]
    [InlineData("""{"messages":[{"role":"user","content":"a"},{"role":"assistant","tool_calls":[{"function":{"name":"f","arguments":"{"}}]}],"tools":TOOLS}""", QuarantineKinds.BrokenJson)]
    [InlineData("""{"messages":[{"role":"user","content":"a"},{"role":"assistant","tool_calls":[{"function":{"arguments":"{}"}}]}],"tools":TOOLS}""", QuarantineKinds.NoRightCalls)]
    [InlineData("""{"messages":[{"role":"user","content":"a"},{"role":"assistant","tool_calls":[{"function":{"name":"f","arguments":"{\"x\":\"1\"}"}}]}],"tools":TOOLS}""", QuarantineKinds.Contradiction)]
    [InlineData("""{"messages":[{"role":"user","content":"a"},{"role":"assistant","tool_calls":[{"function":{"name":"g","arguments":"{}"}}]}],"tools":TOOLS}""", QuarantineKinds.Contradiction)]
    [InlineData("""{"messages":[{"role":"user","content":"a"},{"role":"assistant","tool_calls":[{"function":{"name":"f","arguments":"{}"}}]}]}""", QuarantineKinds.NoTools)]
    [InlineData("""{"messages":[{"role":"assistant","tool_calls":[{"function":{"name":"f","arguments":"{}"}}]}],"tools":TOOLS}""", QuarantineKinds.NoConversation)]
    [InlineData("""{"messages":[{"role":"user"}],"tools":TOOLS}""", QuarantineKinds.NoConversation)]
    public async Task Dirty_records_are_quarantined_with_their_kind(string line, string kind)
        => (await ReadAsync(line.Replace("TOOLS", Tools, StringComparison.Ordinal))).ShouldHaveSingleItem().ShouldBeOfType<QuarantinedRow>().Kind.ShouldBe(kind);

    [Fact]
    public async Task A_message_that_cannot_be_read_ends_the_conversation_after_the_tasks_before_it()
    {
        var items = await ReadAsync(
            """{"messages":[{"role":"user","content":"a"},{"role":"assistant","tool_calls":[{"function":{"name":"f","arguments":"{}"}}]},{"content":"?"},{"role":"assistant","tool_calls":[{"function":{"name":"f","arguments":"{}"}}]}],"tools":TOOLS}""".Replace("TOOLS", Tools, StringComparison.Ordinal));

        items[0].ShouldBeOfType<SourceTask>();
        items[1].ShouldBeOfType<QuarantinedRow>().Reason.ShouldStartWith("message 2");
        items.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_conversation_without_calls_is_left_out_and_counted()
        => (await ReadAsync("""{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b"}]}""")).ShouldHaveSingleItem()
            .ShouldBeOfType<LeftOutRow>().Reason.ShouldBe(LeftOutReasons.NoCall);

    private Task<List<SourceItem>> ReadAsync(string content) => SourceReading.ReadAsync(_folder.Write("train.jsonl", content), "openai");
}
