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
