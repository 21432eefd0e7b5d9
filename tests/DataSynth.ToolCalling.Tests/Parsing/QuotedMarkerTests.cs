using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>What stands in a string is an argument, whatever it looks like.</summary>
public sealed class QuotedMarkerTests
{
    private static readonly Tool[] Tools =
    [
        Calls.Tool("f", """{"s":{"type":"string"},"t":{"type":"string"}}"""), Calls.Tool("add"),
    ];

    /// <summary>A text and the value of its call's <c>s</c>.</summary>
    public static TheoryData<string, string> Kept { get; } = new()
    {
        { """Sure. {"name":"f","arguments":{"s":"[TOOL_CALLS]add{}"}}""", "[TOOL_CALLS]add{}" },
        { "Sure.\n{\"name\":\"f\",\"arguments\":{\"s\":\"<think>x</think>\"}}", "<think>x</think>" },
        { """{"name":"f","arguments":{"s":"a</think>b"}}""", "a</think>b" },
        { "Sure.\n{'name':'f','arguments':{'s':\"it's <|tool_call>call:add{}<tool_call|>\"}}", "it's <|tool_call>call:add{}<tool_call|>" },
        { "Sure.\n[f(s='<tool_call>{\"name\": \"add\"}</tool_call>')]", "<tool_call>{\"name\": \"add\"}</tool_call>" },
        { "Sure.\nf(s=r\"\"\"a \"quoted\" <function=add>{}</function>\"\"\")", "a \"quoted\" <function=add>{}</function>" },
        { "Sure.\n```json\n{\"name\":\"f\",\"arguments\":{\"s\":\"<|im_end|>\"}}\n```", "<|im_end|>" },
        { "<tool_call>\n<function=f>\n<parameter=s>\n<think>x</think>\n</parameter>\n</function>\n</tool_call>", "<think>x</think>" },
        { "<tool_call>f\n<arg_key>s</arg_key>\n<arg_value>a</think>b</arg_value>\n</tool_call>", "a</think>b" },
        { "Why not.</think>Sure.\n{\"name\":\"f\",\"arguments\":{\"s\":\"[TOOL_CALLS]add{}\"}}", "[TOOL_CALLS]add{}" },
    };

    [Theory]
    [MemberData(nameof(Kept))]
    public void A_marker_inside_an_argument_stays_there(string text, string value)
        => Calls.Parse(text, tools: Tools).Calls.ShouldHaveSingleItem().Arguments.GetText("s").ShouldBe(value);

    [Theory]
    [InlineData("""Sure. {"name":"f","arguments":{"a":NaN,"s":"[TOOL_CALLS]add{}"}}""")]
    [InlineData("""Sure. {"name":"f","arguments":{"s":"he said "hi [TOOL_CALLS]add{}" to me"}}""")]
    [InlineData("""Sure. {"name":"f","arguments":{"s":"[TOOL_CALLS]add{}""")]
    [InlineData("""{"note": "<tool_call>{\"name\": \"add\", \"arguments\": {}}</tool_call>"}""")]
    [InlineData("print('<tool_call>{\"name\": \"add\", \"arguments\": {}}</tool_call>')")]
    [InlineData("""The format is `<tool_call>{"name": "add", "arguments": {}}</tool_call>` here.""")]
    public void A_marker_inside_a_string_begins_no_call_even_where_nothing_else_can_be_read(string text)
        => Calls.Parse(text, tools: Tools).Calls.ShouldBeEmpty();

    [Theory]
    [InlineData("""I first thought {"name": "f", "arguments": {"s": "x"} but it's <tool_call>{"name":"add","arguments":{}}</tool_call>""")]
    [InlineData("""Use {"name": NAME, "arguments": ...}: <tool_call>{"name":"add","arguments":{}}</tool_call>""")]
    [InlineData("""As (she said) "so": <tool_call>{"name":"add","arguments":{}}</tool_call>""")]
    [InlineData("""The sets {a, 'b'} and ["c"] <tool_call>{"name":"add","arguments":{}}</tool_call>""")]
    public void Brackets_and_quotes_of_prose_hide_no_call(string text)
        => Calls.Show(Calls.Parse(text, tools: Tools).Calls).ShouldBe("add{}");

    [Theory]
    [InlineData("""{"name":"f",<think>hm</think>"arguments":{"s":"x"}}""")]
    [InlineData("""[f(s=<think>hm</think>"x")]""")]
    [InlineData("""f(<think>hm</think>)""")]
    public void No_call_reaches_over_what_was_cut_out(string text)
        => Calls.Parse(text, tools: Tools).Calls.ShouldBeEmpty();

    [Fact]
    public void Calls_on_both_sides_of_reasoning_are_read_each_for_itself()
    {
        var read = Calls.Parse("""<think>a</think>{"name":"f","arguments":{"s":"x"}}<think>b</think>{"name":"add","arguments":{}}""", tools: Tools);

        Calls.Show(read.Calls).ShouldBe("""f{"s":"x"}; add{}""");
        (read.Content, read.Reasoning).ShouldBe(("", "a\nb"));
    }

    [Theory]
    [InlineData("json_array")]
    [InlineData("xlam")]
    [InlineData("pythonic")]
    [InlineData("openai_json")]
    [InlineData("generic_json")]
    public void Unmarked_calls_after_a_sentence_are_read_alike_whatever_stands_in_their_strings(string syntax)
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new RandomCalls(syntax, seed);
            if (random.Calls.Count == 0)
                continue;
            var text = "Let me look that up.\n" + Renderers.All[syntax](random.Calls);

            var read = ToolCallParser.Parse(text, random.Tools, new ParseOptions());

            // A positional order or an empty list may make it talk; another call it must never be.
            (read.Calls.Count == 0 || Calls.Same(read.Calls, random.Calls)).ShouldBeTrue($"{text}\nexpected {Calls.Show(random.Calls)}\nread {Calls.Show(read)}");
            if (random.Calls.All(call => random.Tools.Any(tool => tool.Name == call.Name)))
                read.Calls.Count.ShouldBe(random.Calls.Count, text);
        }
    }

    [Theory]
    [InlineData("""{"a": "X"}""", true)]
    [InlineData("""{"a": 'X'}""", true)]
    [InlineData("""{"a": "b", "c": "d \" X"}""", true)]
    [InlineData("""f(a="X")""", true)]
    [InlineData("""{"a": "b", X""", false)]
    [InlineData("""{"a": "b" X", "c": 1}""", true)]
    [InlineData("""{"a": X}""", false)]
    [InlineData("""(e.g. "X")""", false)]
    [InlineData("\"X\" is quoted", false)]
    public void Strings_are_known_by_brackets_and_quotes_alone(string text, bool inString)
        => (new UnmarkedStrings(text, 0, text.Length).EndAround(text.IndexOf('X', StringComparison.Ordinal)) >= 0).ShouldBe(inString);
}
