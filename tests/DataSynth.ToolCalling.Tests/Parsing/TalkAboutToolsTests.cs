using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>Talk about tools is not a call of them.</summary>
public sealed class TalkAboutToolsTests
{
    private static readonly Tool[] Tools =
    [
        new("get_weather", null, """{"type":"object","properties":{}}"""), new("add", null, """{"type":"object","properties":{}}"""),
    ];

    [Theory]
    [InlineData("""The JSON {"name": "get_weather"} names the tool.""")]
    [InlineData("""We have the tools {"name": "get_weather"} and {"name":"add"}.""")]
    [InlineData("""I have {"name":"add","parameters":{"a":{"type":"number"},"b":{"type":"number"}}} here.""")]
    [InlineData("""I have {"name":"add","parameters":{"a":"number","b":"number"}} here.""")]
    [InlineData("""{"name":"add","parameters":{"a":{"type":"number"},"b":{"type":"number"}}}""")]
    [InlineData("""{"name":"add","parameters":{"type":"object","properties":{},"required":[]}}""")]
    [InlineData("""[{"type":"function","function":{"name":"add","parameters":{"type":"object"}}}]""")]
    [InlineData("""[{"name":"get_weather","parameters":{"city":{"type":"string"}}},{"name":"add","parameters":{}}]""")]
    [InlineData("The tool is [add(1, 2)] in my notation.")]
    [InlineData("The list [add()] is not long.")]
    [InlineData("Use `add(a=1, b=2)` for sums.")]
    [InlineData("Use `[add(a=1, b=2)]` for sums.")]
    [InlineData("""Use `{"name":"add","arguments":{"a":1,"b":2}}` for sums.""")]
    [InlineData("""add {"a":1,"b":2} is what one could write.""")]
    [InlineData("1. add(1, 2) adds\n2. get_weather() looks out of the window")]
    [InlineData("[TOOL_CALLS] begins calls {\"a\":1}")]
    [InlineData("<tool_call>I will call it</tool_call>")]
    [InlineData("""{"name":"get_weather","description":"Weather of a city.","parameters":{"city":{"type":"string"}}}""")]
    public void A_name_alone_in_a_sentence_or_a_tool_that_is_described_is_not_called(string text)
        => ToolCallParser.Parse(text, Tools, new ParseOptions()).Calls.ShouldBeEmpty();

    [Theory]
    [InlineData("get_weather(city) takes a city.")]
    [InlineData("get_weather(city, unit) - the weather of a city\nadd(a, b) - a sum")]
    [InlineData("get_weather(city: str) -> str looks out of the window")]
    [InlineData("add(a=1, b=2) is what I would call.")]
    [InlineData("add(1, 2), which is 3.")]
    [InlineData("[add(a, b)](https://example.org/add) is a link.")]
    [InlineData("add(\"a) b\", (1, [2])) would do.")]
    public void Words_that_follow_a_parenthesis_speak_of_the_function(string text)
    {
        foreach (var format in (string?[])[null, "pythonic", "bfcl_python"])
        {
            var read = Calls.Parse(text, format, tools: Tools);

            (read.Status, read.Content).ShouldBe((ParseStatus.None, text), format);
        }
    }

    [Theory]
    [InlineData("get_weather(city)")]
    [InlineData("add(a=x y, b=2)")]
    [InlineData("add(a=1, b=?)\nThat is it.")]
    [InlineData("add(a=\"1) 2\", b=?)")]
    [InlineData("add(a=?), add(a=1)")]
    [InlineData("[add(a=x y)] is my call.")]
    public void Where_no_words_follow_on_its_line_it_is_a_broken_call(string text)
        => Calls.Parse(text, tools: Tools).Status.ShouldBe(ParseStatus.Malformed);

    [Theory]
    [InlineData("I will add.\n\nadd(a=1, b=2)\n\nOne moment.")]
    [InlineData("I will call: `[add(a=1, b=2)]`.")]
    [InlineData("I will use\n```json\n{\"name\": \"add\", \"arguments\": {\"a\": 1, \"b\": 2}}\n```")]
    [InlineData("I call: [add(a=1, b=2)] now.")]
    [InlineData("I call [add(a=1, b=2)].")]
    [InlineData("""Here it is: {"name": "add", "parameters": {"a": 1, "b": 2}} Anything else?""")]
    public void A_call_on_lines_of_its_own_or_with_all_that_a_call_needs_is_one(string text)
        => Calls.Show(Calls.Parse(text, tools: [.. Tools, Calls.Tool("add", """{"a":{},"b":{}}""")]).Calls).ShouldBe("""add{"a":1,"b":2}""");

    [Theory]
    [InlineData("I did not call HERE because it rains.")]
    [InlineData("For example, HERE would be wrong.")]
    [InlineData("Use the tool (HERE) now.")]
    [InlineData("curl -d 'HERE' http://localhost")]
    [InlineData("Do not HERE")]
    [InlineData("I'll never HERE.")]
    [InlineData("<!-- HERE -->")]
    [InlineData("<!--\nHERE\n-->\nDone.")]
    [InlineData("/* HERE */")]
    [InlineData("// HERE")]
    [InlineData("# HERE")]
    [InlineData("I thought:\n  // HERE\nbut no.")]
    [InlineData("~~HERE~~ No.")]
    public void What_a_sentence_goes_on_around_a_comment_and_what_is_struck_out_is_no_call(string text)
    {
        foreach (var call in (string[])["""{"name": "add", "arguments": {"a": 1, "b": 2}}""", """[{"name": "add", "arguments": {"a": 1, "b": 2}}]""", "[add(a=1, b=2)]"])
        {
            foreach (var format in (string?[])[null, "bare_json", "pythonic"])
            {
                foreach (var tools in (Tool[][])[Tools, []])
                    Calls.Parse(text.Replace("HERE", call, StringComparison.Ordinal), format, tools: tools).Calls.ShouldBeEmpty(call);
            }
        }
    }

    [Theory]
    [InlineData("<!-- HERE -->")]
    [InlineData("// HERE")]
    [InlineData("~~HERE~~\nNo.")]
    public void Nor_is_it_one_between_markers(string text)
        => Calls.Parse(text.Replace("HERE", """<tool_call>{"name": "add", "arguments": {"a": 1, "b": 2}}</tool_call>""", StringComparison.Ordinal), tools: Tools).Calls.ShouldBeEmpty();

    [Theory]
    [InlineData("Here is the call: HERE")]
    [InlineData("Sure! HERE Anything else?")]
    [InlineData("I call HERE Please wait")]
    [InlineData("I call HERE.")]
    [InlineData("I will call HERE. Then we see.")]
    [InlineData("- HERE")]
    [InlineData("**HERE**")]
    [InlineData("~~no~~ HERE")]
    [InlineData("<!-- so --> HERE")]
    public void A_call_at_the_start_or_the_end_of_a_sentence_is_one(string text)
    {
        foreach (var tools in (Tool[][])[Tools, []])
            Calls.Show(Calls.Parse(text.Replace("HERE", """{"name": "add", "arguments": {"a": 1, "b": 2}}""", StringComparison.Ordinal), tools: tools).Calls).ShouldBe("""add{"a":1,"b":2}""");
    }

    [Theory]
    [InlineData("pythonic", "I will call it.\n[add(a=1), other(x=2)]", """add{"a":1}; other{"x":2}""")]
    [InlineData("llama3_json", "I will call it.\n{\"name\":\"other\",\"parameters\":{\"x\":2}}", """other{"x":2}""")]
    [InlineData("json_array", "I would call [add(a=1, b=2)], but", "")]
    [InlineData("xlam", "There is {\"name\":\"other\",\"arguments\":{\"x\":2}} too.", "")]
    public void A_hint_lets_calls_of_any_tool_follow_words_on_lines_of_their_own(string format, string text, string calls)
    {
        var read = ToolCallParser.Parse(text, [Tools[1]], new ParseOptions { Format = format });

        if (calls.Length > 0)
            Calls.Show(read.Calls).ShouldBe(calls);
        read.Calls.ShouldNotContain(call => call.Name == "other" && calls.Length == 0);
    }

    [Fact]
    public void One_broken_call_among_words_breaks_the_answer()
    {
        var read = Calls.Parse("""First {"name":"add","arguments":{"a":1}}, then {"name":"add","arguments":{"a":NaN}}.""", tools: Tools);

        read.Status.ShouldBe(ParseStatus.Malformed);
        read.Calls.ShouldBeEmpty();
    }
}
