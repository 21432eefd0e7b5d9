using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>Backslashes that escape nothing, and halves of surrogate pairs.</summary>
public sealed class InvalidEscapeTests
{
    private static readonly Tool[] Tools = [Calls.Tool("find", """{"s":{"type":"string"}}""")];

    [Theory]
    [InlineData(@"C:\Users\new", @"C:\Users\new")]
    [InlineData(@"C:\temp\Report", @"C:\temp\Report")]
    [InlineData(@"C:\temp\users", @"C:\temp\users")]
    [InlineData(@"\section{a}\textbf{b}", @"\section{a}\textbf{b}")]
    [InlineData(@"\d+\n", @"\d+\n")]
    [InlineData(@"\d+\.\w", @"\d+\.\w")]
    [InlineData(@"say \""\d\t\""", @"say ""\d\t""")]
    [InlineData(@"caf\u00e9 \d", "café \\d")]
    [InlineData(@"it\'s\nfine", "it's\nfine")]
    [InlineData(@"cost \$5", @"cost \$5")]
    public void Where_one_escape_of_a_letter_is_none_the_others_are_text_too(string written, string meant)
    {
        var read = Calls.Parse("{\"name\": \"find\", \"arguments\": {\"s\": \"" + written + "\"}}", tools: Tools);

        read.Status.ShouldBe(ParseStatus.Repaired);
        read.Calls.ShouldHaveSingleItem().Arguments.GetText("s").ShouldBe(meant);
    }

    [Fact]
    public void Signs_escaped_as_in_Markdown_beside_escaped_letters_leave_open_what_was_meant()
        => Calls.Parse("""{"name": "find", "arguments": {"s": "cost \$5\nline"}}""", tools: Tools).Status.ShouldBe(ParseStatus.Malformed);

    [Theory]
    [InlineData(@"\d+\n", "\\d+\n")]
    [InlineData(@"C:\Users\new\alice", @"C:\Users\new\alice")]
    public void Python_keeps_what_it_does_not_know_and_only_what_it_refuses_is_taken_as_text(string written, string meant)
        => Calls.Parse($"[find(s=\"{written}\")]", tools: Tools).Calls.ShouldHaveSingleItem().Arguments.GetText("s").ShouldBe(meant);

    [Theory]
    [InlineData("""{"name": "find", "arguments": {"s": "a\ud83d"}}""")]
    [InlineData("<tool_call>{\"name\": \"find\", \"arguments\": {\"s\": \"a\\ud83d\"}}</tool_call>")]
    [InlineData("[find(s=\"a\\ud83d\")]")]
    public void Half_a_surrogate_pair_is_replaced_as_a_repair(string text)
    {
        var read = Calls.Parse(text, tools: Tools);

        read.Repairs.ShouldBe(["half a surrogate pair replaced"]);
        read.Calls.ShouldHaveSingleItem().Arguments.GetText("s").ShouldBe("a\ufffd");
        Calls.Parse(text, repair: false, tools: Tools).Calls.ShouldBeEmpty();
        Calls.Parse(text.Replace("\\ud83d", "\\ud83d\\ude00", StringComparison.Ordinal), tools: Tools).Status.ShouldBe(ParseStatus.Ok);
    }
}
