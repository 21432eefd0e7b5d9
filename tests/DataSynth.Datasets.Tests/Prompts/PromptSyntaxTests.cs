using DataSynth.Datasets.Prompts;
using DataSynth.Datasets.Tests.Obfuscation;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;
using FsCheck;
using FsCheck.Fluent;

namespace DataSynth.Datasets.Tests.Prompts;

public sealed class PromptSyntaxTests
{
    public static TheoryData<string> Names => [.. PromptSyntaxes.All.Select(syntax => syntax.Name)];

    private static readonly IReadOnlyList<Message> Conversation =
    [
        new("user", "How warm?"),
        new("assistant", "Let me see.") { ToolCalls = [TaskSamples.Call("f", """{"a":1.0,"b":"x \"y\"\n","user-id":[true,null]}"""), TaskSamples.Call("g", "{}")], ToolCallIds = ["1", "2"] },
        new("tool", "42") { ToolCallId = "2" },
        new("tool", "\"no\"") { ToolCallId = "1" },
        new("assistant", "42 degrees."),
        new("user", "And tomorrow?"),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_parser_reads_every_call_as_it_was_written(string name)
    {
        var syntax = PromptSyntaxes.All.Single(one => one.Name == name);
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new RandomObfuscation(seed);
            var text = syntax.Calls(random.Calls);

            var read = ToolCallParser.Parse(text, random.Task.Tools, new ParseOptions());

            read.Calls.Select(Text).ShouldBe(random.Calls.Select(Text), text);
            syntax.IsWrittenIn(read.Syntax!).ShouldBeTrue(read.Syntax);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Fact]
    public void Hermes_writes_tags_and_answers_in_the_order_of_the_results()
        => Show("hermes").ShouldBe(
            """
            user: How warm?
            assistant: Let me see.
            <tool_call>
            {"name":"f","arguments":{"a":1.0,"b":"x \"y\"\n","user-id":[true,null]}}
            </tool_call>
            <tool_call>
            {"name":"g","arguments":{}}
            </tool_call>
            user: <tool_response>
            42
            </tool_response>
            <tool_response>
            "no"
            </tool_response>
            assistant: 42 degrees.
            user: And tomorrow?
            """);

    [Fact]
    public void Pythonic_writes_one_list_and_names_the_tools_that_answered()
        => Show("pythonic").ShouldBe(
            """
            user: How warm?
            assistant: Let me see.
            [f(a=1.0, b="x \"y\"\n", **{"user-id": [True, None]}), g()]
            user: [{"role": "tool", "name": "g", "content": "42"}, {"role": "tool", "name": "f", "content": "\"no\""}]
            assistant: 42 degrees.
            user: And tomorrow?
            """);

    [Fact]
    public void ToolRl_writes_one_block_of_lines_and_every_answer_in_tags()
        => Show("toolrl").ShouldBe(
            """
            user: How warm?
            assistant: <tool_call>
            {"name":"f","parameters":{"a":1.0,"b":"x \"y\"\n","user-id":[true,null]}}
            {"name":"g","parameters":{}}
            </tool_call>
            <response>Let me see.</response>
            user: <obs>42</obs>
            <obs>"no"</obs>
            assistant: <response>42 degrees.</response>
            user: And tomorrow?
            """);

    private static string Show(string syntax)
        => string.Join('\n', PromptSyntaxes.All.Single(one => one.Name == syntax).Render(Conversation).Select(message => $"{message.Role}: {message.Content}"));

    private static string Text(ToolCall call) => $"{call.Name} {CanonicalJson.Of(call.Arguments)}";
}
