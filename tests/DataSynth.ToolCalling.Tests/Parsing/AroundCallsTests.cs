using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>What stands around calls within and behind their markers, and what is left where the text ends before its last bracket.</summary>
public sealed class AroundCallsTests
{
    private const string F = "{\"name\": \"f\", \"arguments\": {\"a\": 1}}";
    private const string G = "{\"name\": \"g\", \"arguments\": {\"b\": 2}}";
    private const string InsideProse = "call found inside other text";
    private const string MissingBrace = "missing closing brace or bracket";

    private static readonly Tool[] Tools = [Calls.Tool("f", """{"a":{"type":"integer"}}"""), Calls.Tool("g", """{"b":{"type":"integer"}}""")];

    [Theory]
    [InlineData("<tool_call>\nI look:\n" + F + "\n</tool_call>", "I look:")]
    [InlineData("<tool_call>\n" + F + "\nThat is it.\n</tool_call>", "That is it.")]
    [InlineData("<tool_call>\nFirst:\n" + F + "\nThat is it.\n</tool_call>", "First:\nThat is it.")]
    [InlineData("<TOOLCALL>I call [" + F + "]</TOOLCALL>", "I call")]
    public void Words_between_the_markers_of_a_call_are_content_and_the_call_is_mended(string text, string content)
    {
        foreach (var tools in (Tool[][])[Tools, []])
        {
            var read = Calls.Parse(text, tools: tools);

            (Calls.Show(read.Calls), read.Content).ShouldBe(("f{\"a\":1}", content));
            read.Repairs.ShouldBe([InsideProse]);
            Calls.Parse(text, repair: false, tools: tools).Status.ShouldBe(ParseStatus.Malformed);
        }
    }

    [Theory]
    [InlineData("<tool_call>\nI did not call " + F + " so far.\n</tool_call>")]
    [InlineData("<tool_call>\n// " + F + "\n</tool_call>")]
    public void Talk_between_markers_is_no_call(string text)
        => Calls.Parse(text, tools: Tools).Status.ShouldBe(ParseStatus.Malformed);

    [Theory]
    [InlineData("<tool_call>" + F + "</tool_call>\n<tool_")]
    [InlineData("<tool_call>" + F + "</tool_call>\n<tool_call>")]
    [InlineData("<tool_call>" + F + "</tool_call>\n<tool_call>\n")]
    [InlineData("<TOOLCALL>[" + F + "]</TOOLCALL><TOOLC")]
    [InlineData("<|tool_call_start|>[f(a=1)]<|tool_call_end|><|tool_c")]
    public void A_marker_that_the_end_cuts_behind_a_call_is_a_call_that_is_cut(string text)
    {
        var read = Calls.Parse(text, tools: Tools);

        (read.Status, read.Content).ShouldBe((ParseStatus.Truncated, text.Trim()));
    }

    [Theory]
    [InlineData("<tool_call>" + F + "\n<tool_", "")]
    [InlineData("<tool_call>" + F + "\n<tool_call>", "")]
    [InlineData("<tool_call>" + F + "</tool_call>\nIt is < 5 <", "It is < 5 <")]
    [InlineData("<tool_call>" + F + "</tool_call>\nfunc", "func")]
    public void One_that_stands_for_the_end_and_what_may_be_a_word_are_not(string text, string content)
    {
        var read = Calls.Parse(text, tools: Tools);

        (Calls.Show(read.Calls), read.Content).ShouldBe(("f{\"a\":1}", content));
    }

    [Theory]
    [InlineData("<tool_call>" + F + "</tool_call>\n" + G)]
    [InlineData("<tool_call>" + F + "</tool_call>\nand then\n```json\n" + G + "\n```")]
    [InlineData("<tool_call>" + F + "</tool_call>\n[g(b=2)]")]
    public void Calls_without_markers_behind_marked_ones_stay_content_and_are_noted(string text)
    {
        var read = Calls.Parse(text, tools: Tools);

        Calls.Show(read).ShouldBe("Repaired hermes f{\"a\":1} [calls outside the markers left out]");
        read.Content.Length.ShouldBeGreaterThan("[g(b=2)]".Length - 1);
    }

    [Theory]
    [InlineData("[F", "repaired")]
    [InlineData("[F, G", "repaired")]
    [InlineData("[F,", "truncated")]
    [InlineData("[F, ", "truncated")]
    [InlineData("F-", "truncated")]
    [InlineData("[F-", "truncated")]
    [InlineData("[F-]", "repaired")]
    [InlineData("[F, G-]", "repaired")]
    public void A_list_whose_bracket_alone_is_missing_is_mended_and_whatever_else_the_end_cuts_is_truncated(string text, string status)
    {
        text = text.Replace("F-", F[..^1], StringComparison.Ordinal).Replace("G-", G[..^1], StringComparison.Ordinal)
            .Replace("F", F, StringComparison.Ordinal).Replace("G", G, StringComparison.Ordinal);
        foreach (var frame in (string[])["", "<tool_call>", "[TOOL_CALLS]", "<TOOLCALL>", "functools", "<|tool_call_start|>"])
        {
            var read = Calls.Parse(frame + text, tools: Tools);

            read.Status.ToString().ShouldBe(status, frame + text, StringCompareShould.IgnoreCase);
            read.Repairs.Contains(MissingBrace).ShouldBe(status == "repaired", frame + text);
        }
    }

    [Theory]
    [InlineData("f(a=1)\n\nThis gets it.")]
    [InlineData("Let's see.\n\nf(a=1)")]
    [InlineData("Let's see.\n\nf(a=1)\n\ng(b=2)")]
    [InlineData("f(a=1)\ng(b=2)\n\nDone.")]
    public void Where_no_tool_is_known_Python_without_brackets_beside_words_may_be_a_program(string text)
    {
        var read = Calls.Parse(text);

        (read.Status, read.Content).ShouldBe((ParseStatus.None, text));
        Calls.Parse(text, tools: Tools).Calls.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("f[ARGS]{\"a\": 1}", "mistral", "f{\"a\":1}")]
    [InlineData("f[ARGS]{\"a\": 1}g[ARGS]{\"b\": 2}", "mistral", "f{\"a\":1}; g{\"b\":2}")]
    [InlineData(">>>f\n{\"a\": 1}", "functionary_v32", "f{\"a\":1}")]
    [InlineData(">>> f\n{\"a\": 1}", null, "")]
    [InlineData("f\n{\"a\": 1}", null, "")]
    public void A_stripped_call_is_read_without_a_list_of_tools_where_a_sign_of_its_syntax_is_left(string text, string? syntax, string calls)
    {
        var read = Calls.Parse(text);

        (read.Syntax, Calls.Show(read.Calls)).ShouldBe((syntax, calls));
        Calls.Show(Calls.Parse(text, syntax).Calls).ShouldBe(calls);
    }
}
