using DataSynth.Datasets.Sources;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Parsing;

namespace DataSynth.Datasets.Tests.Sources;

public sealed class RllaFormatTests : IDisposable
{
    private const string System = """
        You are a helpful assistant.

        **Available Tools**
        In your response, you can use the following tools:
        1. Name: Get News
        Description: Retrieve news.
        It has two lines.
        Parameters: {"page": {"description": "The page.", "type": "int", "default": ""}, "properties": {"description": "p", "type": "str, optional", "default": "x"}}
        2. Name: ping
        Description: Say hello.
        Parameters: {}

        **Steps for Each Turn**
        1. **Think:** use <tool_call> where a tool is needed.
        """;

    private const string User = """
        **Dialogue Records History**
        <user> What is new? </user>

        <think> I should use the appropriate tool with proper parameters to respond to the user's need. </think>
        <tool_call>
        {"name": "Get News", "parameters": {"page": "1"}}
        {"name": "ping", "parameters": {}}
        </tool_call>
        <obs> [{"name": "Get News", "results": {"news": ["a"]}}, {"name": "ping", "results": 1.0}] </obs>

        <think> I should directly respond to the user's need. </think>
        <response> This and that. </response>

        <user> And on page 2? </user>
        """;

    private const string Truth = """
        <think> I should use the appropriate tool. </think>
        <tool_call>
        {"name": "Get News", "parameters": {"page": "2"}}
        </tool_call>
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Tools_history_and_right_calls_are_taken_out_of_the_texts()
    {
        var item = (await ReadAsync(Row(System, User, Truth))).ShouldHaveSingleItem().ShouldBeOfType<SourceTask>();

        item.Task.Id.ShouldBe("rlla-test-7");
        item.Task.Dataset.ShouldBe("rlla");
        item.Task.Tools.Select(tool => $"{tool.Name}: {tool.Description}: {tool.ParametersText}").ShouldBe(
        [
            "Get News: Retrieve news.\nIt has two lines.: {\"type\":\"object\",\"properties\":{\"page\":{\"description\":\"The page.\",\"type\":\"integer\",\"default\":\"\"},"
                + "\"properties\":{\"description\":\"p\",\"type\":\"string\",\"default\":\"x\"}}}",
            "ping: Say hello.: {\"type\":\"object\",\"properties\":{}}",
        ]);
        item.Task.Conversation.Select(message => $"{message.Role} {message.ToolCallId} {message.Name} {message.Content}").ShouldBe(
        [
            "user   What is new?",
            "assistant   ",
            "tool call_1 Get News {\"news\":[\"a\"]}",
            "tool call_2 ping 1.0",
            "assistant   This and that.",
            "user   And on page 2?",
        ]);
        item.Task.Conversation[1].ToolCallIds.ShouldBe(["call_1", "call_2"]);
        item.Task.Conversation[1].ToolCalls[0].Arguments.ToString().ShouldBe("""{"page":"1"}""");
        item.Calls().ShouldBe("Get News(page=\"2\")");
        item.Recorded.ShouldBe([new RecordedOutput("the model's own words", null)]);
    }

    [Fact]
    public async Task Types_are_free_text_and_not_held_against_the_right_calls_unless_that_is_asked_for()
    {
        var path = _folder.Write("test.json", $"[{Row(System, User, Truth)}]");

        (await SourceReading.ReadAsync(path, "rlla")).ShouldHaveSingleItem().ShouldBeOfType<SourceTask>().Task.GroundTruthCheck.ShouldBe(GroundTruthCheck.Off);
        (await SourceReading.ReadAsync([new SourceSettings(path, "rlla") { GroundTruth = GroundTruthMode.Strict }])).ShouldHaveSingleItem()
            .ShouldBeOfType<QuarantinedRow>().Kind.ShouldBe(QuarantineKinds.Contradiction);
        (await SourceReading.ReadAsync(path, "rlla", GroundTruthMode.Strict)).ShouldHaveSingleItem().ShouldBeOfType<QuarantinedRow>();
    }

    [Fact]
    public async Task The_raw_rows_of_three_keys_are_read_too()
    {
        var raw = new JsonObject(
        [
            new("instruction", Text(System)), new("input", Text(User)), new("output", Text("<think> t </think>\n<response> Nothing. </response>")),
        ]).ToString();

        var item = (await ReadAsync(raw)).ShouldHaveSingleItem().ShouldBeOfType<SourceTask>();

        item.Task.Id.ShouldBe("rows-row1");
        item.Task.Expectation.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("no tools here", User, Truth, "the system text has no heading **Available Tools**")]
    [InlineData("**Available Tools**\n1. Name: f\nDescription: d\nParameters: {\"a\"\n", User, Truth, "tools[0]: the parameters are no JSON object")]
    [InlineData(System, "<response> a </response>", Truth, "the prompt holds no <user> turn")]
    [InlineData(System, User, "<think> t </think>\n<tool_call>\n{\"name\": \"Get News\", \"parameters\": {\"page\": \n</tool_call>", "lines that cannot be read as calls")]
    public async Task Rows_that_cannot_be_read_are_quarantined_with_their_reason(string system, string user, string truth, string reason)
        => (await ReadAsync(Row(system, user, truth))).ShouldHaveSingleItem().ShouldBeOfType<QuarantinedRow>().Reason.ShouldContain(reason);

    [TestDataFact]
    public async Task All_eighty_published_rows_are_tasks_whose_ground_truth_is_labelled_correct_against_itself()
    {
        var items = await SourceReading.ReadAsync(TestDataFactAttribute.PathOf("toolrl", "test.parquet"), "rlla");

        items.Count.ShouldBe(80);
        var tasks = items.Tasks();
        tasks.Count.ShouldBe(80);
        tasks.Count(item => item.Task.Expectation.Calls.Count > 0).ShouldBe(71);
        tasks.Sum(item => item.Task.Expectation.Calls.Count).ShouldBe(123);
        tasks.Count(item => item.Task.Conversation.Any(message => message.Role == "tool")).ShouldBe(7);
        foreach (var item in tasks)
        {
            var output = ToolCallParser.Parse(item.Recorded.ShouldHaveSingleItem().Text, item.Task.Tools, new ParseOptions());
            new TaskLabeller(item.Task, new LabelOptions()).Label(output, cut: false).Kind.ShouldBe(VerdictKind.Correct, item.Task.Id);
        }
    }

    private static string Row(string system, string user, string truth) => new JsonObject(
    [
        new("data_source", Text("rlla")),
        new("prompt", new JsonArray([Message("system", system), Message("user", user)])),
        new("ability", Text("math")),
        new("reward_model", new JsonObject([new("ground_truth", Text(truth)), new("style", Text("rule"))])),
        new("extra_info", JsonValue.Parse("""{"index":7,"split":"test","output":"the model's own words"}""")),
    ]).ToString();

    private static JsonObject Message(string role, string content)
        => new([new("content", Text(content)), new("role", Text(role))]);

    private static JsonString Text(string text) => new(text);

    private Task<List<SourceItem>> ReadAsync(string row) => SourceReading.ReadAsync(_folder.Write("rows.jsonl", row), "rlla");
}
