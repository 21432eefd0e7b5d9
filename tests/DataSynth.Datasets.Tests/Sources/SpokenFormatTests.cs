using DataSynth.Datasets.Sources;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Tests.Sources;

/// <summary>The formats whose calls stand as text in the conversation.</summary>
public sealed class SpokenFormatTests : IDisposable
{
    private const string Tools = """[{"name":"Market Trends API","description":"d","parameters":{"type":"dict","properties":{"trend_type":{"type":"string"},"n":{"type":"int"}},"required":["trend_type"]},"required":null},{"name":"ping"}]""";

    private const string AceSystem = "You are an expert in composing functions. Today is 2024-03-19, Tuesday. Here is a list of functions in JSON format that you can invoke:\n"
        + Tools + ". \nShould you decide to return the function call(s), put it in the format of [func1(params_name=params_value, params_name2=params_value2...), func2(params)]";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Toolace_turns_with_calls_are_tasks_and_tools_come_out_of_the_system_text()
    {
        var items = await ReadAsync("toolace", Record(
            ("system", AceSystem),
            [
                ("user", "What moves the market?"),
                ("assistant", "[Market Trends API(trend_type=\"INDEXES\", n=2), ping()]"),
                ("tool", """[{"name": "Market Trends API", "results": {"up": 1.0}}, {"name": "ping", "results": "pong"}]"""),
                ("assistant", "Up by one [1]."),
                ("user", "And gainers?"),
                ("assistant", "[Market Trends API(trend_type='GAINERS')]"),
            ]));

        items.Tasks().Select(item => $"{item.Task.Id}: {item.Calls()}").ShouldBe(
        [
            "data-row1-turn3: Market Trends API(trend_type=\"INDEXES\", n=2); ping()",
            "data-row1-turn7: Market Trends API(trend_type=\"GAINERS\")",
        ]);
        items.Tasks()[1].Task.Conversation.Select(message => $"{message.Role}|{message.ToolCallId}|{message.Name}|{message.Content}").ShouldBe(
        [
            "system|||Today is 2024-03-19, Tuesday.",
            "user|||What moves the market?",
            "assistant|||",
            "tool|call_1|Market Trends API|{\"up\":1.0}",
            "tool|call_2|ping|pong",
            "assistant|||Up by one [1].",
            "user|||And gainers?",
        ]);
        items.Tasks()[0].Task.Tools[0].ParametersText.ShouldBe("""{"type":"dict","properties":{"trend_type":{"type":"string"},"n":{"type":"int"}},"required":["trend_type"]}""");
        items.Select(item => item.IsFurther).ShouldBe([false, true]);
    }

    [Fact]
    public async Task Toolace_dirt_is_quarantined_turn_by_turn_and_the_sound_turns_are_kept()
    {
        var items = await ReadAsync("toolace", string.Join('\n',
            Record(("system", AceSystem), [("user", "a"), ("assistant", "[Market Trends API(trend_type=\"IND"), ("user", "b"), ("assistant", "[ping()]")]),
            Record(("system", AceSystem), [("user", "a"), ("assistant", "[Market Trends API(trend_type=1, trend_type=2)]")]),
            Record(("system", AceSystem), [("user", "a"), ("assistant", "[Market Trends API(n=\"2\", trend_type=\"x\")]")]),
            Record(("system", "no tools"), [("user", "a"), ("assistant", "[ping()]")]),
            Record(("system", AceSystem), [("user", "a"), ("robot", "b")]),
            Record(("system", AceSystem), [("user", "a"), ("assistant", "I cannot do that.")]),
            "{\"system\": \"[]\"}"));

        items.Select(item => item switch
        {
            SourceTask task => $"{item.Row} task {task.Calls()}",
            QuarantinedRow row => $"{item.Row} {row.Kind}",
            _ => $"{item.Row} left out",
        }).ShouldBe(
        [
            $"1 {QuarantineKinds.NoRightCalls}",
            "1 task ping()",
            $"2 {QuarantineKinds.RepeatedKey}",
            $"3 {QuarantineKinds.Contradiction}",
            $"4 {QuarantineKinds.NoTools}",
            $"5 {QuarantineKinds.NoConversation}",
            "6 left out",
            $"7 {QuarantineKinds.NoConversation}",
        ]);
    }

    [Fact]
    public async Task Hermes_turns_with_calls_are_tasks_also_where_json_is_written_as_python_does()
    {
        var items = await ReadAsync("hermes", Record(
            ("tools", """[{"type":"function","function":{"name":"get_stock","description":"d","parameters":{"type":"object", "properties":{"symbol":{"type":"string"},"live":{"type":"boolean"}},"required":["symbol"]}}}]"""),
            [
                ("system", "You are a function calling AI model. <tools> [{\"type\": \"function\"}] </tools> For each call use <tool_call>"),
                ("human", "How is TSLA?"),
                ("gpt", "Let me see.\n<tool_call>\n{\"arguments\": {\"symbol\": \"TSLA\"}, \"name\": \"get_stock\"}\n</tool_call>\n"),
                ("tool", "<tool_response>\n{\"name\": \"get_stock\", \"content\": {\"price\": 1.50}}\n</tool_response>\n"),
                ("gpt", "At 1.50."),
                ("human", "And AAPL, live?"),
                ("gpt", "<tool_call>\n{'arguments': {'symbol': 'AAPL', 'live': True}, 'name': 'get_stock'}\n</tool_call>"),
            ], id: "abc"));

        items.Tasks().Select(item => $"{item.Task.Id}: {item.Calls()}").ShouldBe(
        [
            "data-abc-turn2: get_stock(symbol=\"TSLA\")",
            "data-abc-turn6: get_stock(symbol=\"AAPL\", live=true)",
        ]);
        var history = items.Tasks()[1].Task.Conversation;
        history.Select(message => $"{message.Role}|{message.ToolCallId}|{message.Content}").ShouldBe(
            ["user||How is TSLA?", "assistant||Let me see.", "tool|call_1|{\"price\":1.50}", "assistant||At 1.50.", "user||And AAPL, live?"]);
        items.Tasks()[0].Task.Tools[0].ParametersText.ShouldBe("""{"type":"object", "properties":{"symbol":{"type":"string"},"live":{"type":"boolean"}},"required":["symbol"]}""");
    }

    [Fact]
    public async Task Hermes_tools_may_stand_in_the_system_text_alone_and_records_without_calls_are_left_out()
    {
        var items = await ReadAsync("hermes", string.Join('\n',
            Record(("tools", ""), [("system", "Use these: <tools>\n[{\"name\": \"f\", \"parameters\": {}}]\n</tools>"), ("human", "a"), ("gpt", "<tool_call>{\"name\": \"f\", \"arguments\": {}}</tool_call>")]),
            Record(("schema", "{}"), [("system", "Answer in JSON."), ("human", "a"), ("gpt", "{\"answer\": 1}")]),
            Record(("tools", "[{"), [("human", "a"), ("gpt", "b")]),
            Record(("tools", ""), [("human", "a"), ("gpt", "<tool_call>{\"name\": \"f\", \"arguments\": {}}</tool_call>")])));

        items[0].ShouldBeOfType<SourceTask>().Calls().ShouldBe("f()");
        items[1].ShouldBeOfType<LeftOutRow>().Reason.ShouldBe(LeftOutReasons.NoCall);
        items[2].ShouldBeOfType<QuarantinedRow>().Kind.ShouldBe(QuarantineKinds.BrokenJson);
        items[3].ShouldBeOfType<QuarantinedRow>().Kind.ShouldBe(QuarantineKinds.NoTools);
    }

    private static string Record((string Name, string Text) first, (string From, string Value)[] turns, string? id = null) => new JsonObject(
    [
        new("id", id is null ? JsonNull.Instance : new JsonString(id)),
        new(first.Name, new JsonString(first.Text)),
        new("conversations", new JsonArray([.. turns.Select(turn => new JsonObject(
            [new("from", new JsonString(turn.From)), new("value", new JsonString(turn.Value))]))])),
    ]).ToString();

    private Task<List<SourceItem>> ReadAsync(string format, string content) => SourceReading.ReadAsync(_folder.Write("data.jsonl", content), format);
}
