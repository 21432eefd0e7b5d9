using DataSynth.ToolCalling.Parsing;

namespace DataSynth.ToolCalling.Tests.Parsing;

public sealed class LimitTests
{
    [Theory]
    [InlineData("<tool_call>{{\"name\":\"f\",\"arguments\":{{\"d\":{0}1{1}}}}}</tool_call>", '[', ']')]
    [InlineData("[f(d={0}1{1})]", '[', ']')]
    [InlineData("<|tool_call>call:f{{d:{0}1{1}}}<tool_call|>", '[', ']')]
    public void Nesting_is_allowed_up_to_the_limit_and_malformed_beyond(string pattern, char open, char close)
    {
        var tools = new[] { Calls.Tool("f") };
        var options = new ParseOptions { MaxDepth = 40 };

        Status(30).ShouldBe(ParseStatus.Ok);
        Status(45).ShouldBe(ParseStatus.Malformed);

        ParseStatus Status(int depth) => ToolCallParser.Parse(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, new string(open, depth), new string(close, depth)), tools, options).Status;
    }

    [Theory]
    [InlineData("<tool_call>{\"name\":\"f\",\"arguments\":{\"d\":[[[[1]]]]}}</tool_call>", 3, 9, "the arguments are nested deeper than the 3 levels allowed")]
    [InlineData("<tool_call>\n<function=f>\n<parameter=d>\n[[[[1]]]]\n</parameter>\n</function>\n</tool_call>", 3, 9, "the arguments are nested deeper than the 3 levels allowed")]
    [InlineData("[f(d=[[[[1]]]])]", 3, 9, "the arguments are nested deeper than the 3 levels allowed")]
    [InlineData("Now: {\"name\":\"f\",\"arguments\":{\"d\":[[[[1]]]]}}", 3, 9, "the arguments are nested deeper than the 3 levels allowed")]
    [InlineData("[f(d=1), f(d=2)]", 9, 1, "the text has more than the 1 calls allowed")]
    [InlineData("<think>a</think>[f(d=1)]<think>b</think>[f(d=1)]", 9, 1, "the text has more than the 1 calls allowed")]
    [InlineData("[TOOL_CALLS]f{}[TOOL_CALLS]f{}", 9, 1, "the text has more than the 1 calls allowed")]
    public void A_text_beyond_a_limit_is_malformed_and_says_which(string text, int depth, int calls, string problem)
    {
        var read = ToolCallParser.Parse(text, [Calls.Tool("f", """{"d":{"type":"array"}}""")], new ParseOptions { MaxDepth = depth, MaxCalls = calls });

        read.Status.ShouldBe(ParseStatus.Malformed);
        read.Calls.ShouldBeEmpty();
        read.Problem.ShouldBe(problem);
    }

    [Fact]
    public void Nesting_beyond_the_stack_is_malformed_whatever_the_limit()
    {
        var text = "<tool_call>{\"name\":\"f\",\"arguments\":{\"d\":" + new string('[', 1_000_000) + new string(']', 1_000_000) + "}}</tool_call>";

        ToolCallParser.Parse(text, [], new ParseOptions { MaxDepth = int.MaxValue }).Status.ShouldBe(ParseStatus.Malformed);
    }

    [Theory]
    [InlineData("<tool_call>{\"name\":\"f\",\"arguments\":{}}</tool_call>", "")]
    [InlineData("f(a=1)", "\n")]
    [InlineData("{\"name\":\"f\",\"arguments\":{}}", "\n")]
    [InlineData("[TOOL_CALLS]f{}", "")]
    public void More_calls_than_allowed_are_malformed(string call, string between)
    {
        var tools = new[] { Calls.Tool("f") };
        var options = new ParseOptions { MaxCalls = 3 };

        ToolCallParser.Parse(string.Join(between, Enumerable.Repeat(call, 3)), tools, options).Calls.Count.ShouldBe(3);
        var read = ToolCallParser.Parse(string.Join(between, Enumerable.Repeat(call, 4)), tools, options);

        read.Status.ShouldBe(ParseStatus.Malformed);
        read.Calls.ShouldBeEmpty();
    }

    [Fact]
    public void A_text_longer_than_allowed_is_malformed_and_says_so()
    {
        var read = ToolCallParser.Parse("[f(a=1)]", [], new ParseOptions { MaxLength = 7 });

        read.Status.ShouldBe(ParseStatus.Malformed);
        read.Problem.ShouldBe("the text has 8 characters, more than the 7 allowed");
        read.Content.ShouldBe("[f(a=1)]");
    }
}
