using DataSynth.ToolCalling.Parsing;

namespace DataSynth.ToolCalling.Tests.Parsing;

public sealed class ReplyTests
{
    [Fact]
    public void Calls_of_the_server_are_taken_and_the_text_is_content()
    {
        var read = Parse(Reply("<think>why</think>Here.", new("f", """{"a":1.0}"""), new("g", "{}")) with { Reasoning = "first" });

        read.Status.ShouldBe(ParseStatus.Ok);
        read.Syntax.ShouldBe("api");
        Calls.Show(read.Calls).ShouldBe("""f{"a":1.0}; g{}""");
        read.Content.ShouldBe("Here.");
        read.Reasoning.ShouldBe("first\nwhy");
    }

    [Fact]
    public void Without_calls_of_the_server_the_text_is_read()
    {
        var read = Parse(Reply("[TOOL_CALLS]f[ARGS]{\"a\":1}"));

        read.Syntax.ShouldBe("mistral");
        read.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public void Where_arguments_cannot_be_read_the_text_is_tried()
    {
        var read = Parse(Reply("[TOOL_CALLS]f[ARGS]{\"a\":1}", new ApiToolCall("f", "{\"a\":")));

        read.Syntax.ShouldBe("mistral");
        Calls.Show(read.Calls).ShouldBe("""f{"a":1}""");
    }

    [Theory]
    [InlineData("{\"unit\": \"f\",\"days\"", "length", ParseStatus.Truncated)]
    [InlineData("{", "length", ParseStatus.Truncated)]
    [InlineData("{\"a\":", "stop", ParseStatus.Truncated)]
    [InlineData("import math", "stop", ParseStatus.Malformed)]
    [InlineData("[1]", "stop", ParseStatus.Malformed)]
    [InlineData("{} {}", "tool_calls", ParseStatus.Malformed)]
    public void Arguments_that_are_no_object_give_no_call(string arguments, string finish, ParseStatus status)
    {
        var read = Parse(Reply("", new ApiToolCall("f", "{}"), new ApiToolCall("g", arguments)) with { FinishReason = finish });

        read.Status.ShouldBe(status);
        read.Syntax.ShouldBe("api");
        read.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"{\\\"a\\\":1}\"", """f{"a":1}""")]
    [InlineData("{'a': True}", """f{"a":true}""")]
    [InlineData("null", "f{}")]
    [InlineData("", "f{}")]
    public void Arguments_are_mended_and_marked(string arguments, string expected)
    {
        var read = Parse(Reply("", new ApiToolCall("f", arguments)));

        read.Status.ShouldBe(ParseStatus.Repaired);
        read.Repairs.ShouldNotBeEmpty();
        Calls.Show(read.Calls).ShouldBe(expected);
    }

    [Fact]
    public void A_tool_that_takes_nothing_may_be_called_with_no_text_at_all()
        => ToolCallParser.Parse(Reply("", new ApiToolCall("now", "")), [Calls.Tool("now")], new ParseOptions()).Status.ShouldBe(ParseStatus.Ok);

    [Fact]
    public void Strict_mode_takes_no_mended_arguments()
        => ToolCallParser.Parse(Reply("", new ApiToolCall("f", "{'a': 1}")), [], new ParseOptions { Repair = false }).Calls.ShouldBeEmpty();

    private static ModelReply Reply(string text, params ApiToolCall[] calls) => new(text, calls, null, "stop");

    private static ParsedOutput Parse(ModelReply reply) => ToolCallParser.Parse(reply, [], new ParseOptions());
}
