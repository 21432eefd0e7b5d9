using System.Text;
using DataSynth.ToolCalling.Parsing;

namespace DataSynth.ToolCalling.Tests.Parsing;

[Collection(Alone)]
public sealed class LinearTests
{
    internal const string Alone = "measures time";

    private const int Size = 1 << 18;

    // Twice the time that a debug build may take per character; anything but linear would need many times as much.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(0.5);

    public static TheoryData<string, string, string> Patterns { get; } = new()
    {
        { "", "{", "" },
        { "", "[", "" },
        { "", "{\"a\":", "" },
        { "<tool_call>", "{\"a\":[", "" },
        { "", "<tool_call>", "" },
        { "", "<tool_call>\n", "text" },
        { "", "<tool_call>{\"name\": \"f\", \"arguments\": {\"a\": \"", "" },
        { "hello world", "[A(A=\t)A(A=,\t\t)", "" },
        { "[f(a=", "'\"", "" },
        { "[f(a=", "-", "1)]" },
        { "[f(a=", "(", "" },
        { "", "\"{'\\", "" },
        { "", "</think>", "" },
        { "", "<think>", "" },
        { "", "<tool_call>{\"a</think>", "" },
        { "", "<tool_call>f<arg_key>a</arg_key><arg_value>", "" },
        { "<tool_call>f<arg_key>a</arg_key><arg_value>", "</arg_value>x", "" },
        { "<function=f>", "<parameter=a>", "" },
        { "<function=f><parameter=a>", "</parameter>x", "</function>" },
        { "", "<function=f>", "" },
        { "", "[TOOL_CALLS]f{\"a\": x}", "" },
        { "", "<|channel|>", "" },
        { "", "<|channel|>a<|message|>", "" },
        { "", "<|tool_call_begin|>", "" },
        { "", "<｜tool▁calls▁begin｜>", "" },
        { "", "<|tool_call>call:f{a:", "" },
        { "", "]<]minimax[>[<tool_call>", "" },
        { "]<]minimax[>[<invoke name=\"f\">", "]<]minimax[>[<a>", "" },
        { "", "Action: f\nAction Input: ", "" },
        { "", "functions.f:0{", "" },
        { "", "f(a=1)\nf{", "" },
        { "", "```python\n", "" },
        { "", "`f(", "" },
        { "", "f\\_(", "" },
        { "analysis", "assistantfinal", "" },
        { "f\n{}", ">>>f\n{}", "x" },
        { "", "<function name=\n", "" },
        { "", "<｜tool_call_begin｜>", "" },
        { "", "<｜DSML｜invoke name=<", "" },
        { "", "/*", "" },
        { "<tool_call>{", "/*", "" },
        { "<tool_call>{", "#", "" },
        { "", "[{\"a\":1},", "" },
        { "", "f(\"<tool_call>", "" },
        { "{\"a\":\"", "<tool_call>\" ", "" },
        { "", "{\"a\":\"<tool_call>\"}", "" },
        { "", "x <think>", "" },
        { "", "x `<tool_call>{\"a` b ", "" },
        { "{\"a\":", "<|python_tag|>x ", "" },
        { "[", "{\"name\":\"f\",\"parameters\":{}}<|python_tag|>", "" },
        { "", "x <function=f> y ", "" },
        { "<tool_call>", "{{\"a\":", "" },
        { "", "with f(a):\n  f(a=1, b=\n", "" },
        { "", "<tool_response>{\"", "" },
        { "", "<tool_response>{\"</tool_response>", "" },
        { "", "x <tool_response> y <tool_output> z ", "" },
        { "", "Observation: {\"\n\n", "" },
        { "", "<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>f<｜tool▁sep｜>{}<｜tool▁call▁end｜><｜tool▁calls▁end｜>", "" },
        { "[f(a=1)]\nThen:\n", "[f(a=", "" },
        { "", "</tool_call>", "" },
        { "", "{\"name\":\"f\",\"arguments\":{\"a\":1}}\n</tool_call>\n", "" },
        { "", "{\"a\": </tool_call>\n", "" },
        { "", "x\n{</tool_call>", "" },
        { "", "{\"</tool_call>", "" },
        { "", "x\n[</TOOLCALL>[f(a=", "" },
        { "", "f[ARGS]{\"a\": 1}[TOOL_CALLS]", "" },
        { "", "f(<tool_call>f(a=", "" },
        { "", "<tool_call>f(a=1)x", "" },
        { "", "~~~a\n", "" },
        { "", "````\n```\n", "" },
        { "", "```\nf\n{\"a\": ```\n", "" },
        { "", "**Action**: f\n**Action Input**: {", "" },
        { "", "{x}<tool_response> y ", "" },
        { "", "[f(a=1)]\n", "" },
        { "[f(a=1)]\n", "x\n[g(a=1)]\n", "" },
        { "", "1. [f(a=1)]\n", "" },
        { "", "User: x\n", "" },
        { "", "### User\nhello\n", "" },
        { "", "Human: hi\nAssistant: (fine {\n", "" },
        { "[TOOL_REQUEST][", "{\"name\":\"f\",\"arguments\":{}},", "" },
    };

    [Theory]
    [MemberData(nameof(Patterns))]
    public void A_quarter_of_a_megabyte_of_a_hostile_pattern_takes_less_than_half_a_second(string head, string pattern, string tail)
        => ShouldBeFast(head, pattern, tail, format: null);

    [Theory]
    [MemberData(nameof(RoundTripTests.Syntaxes), MemberType = typeof(RoundTripTests))]
    public void The_markers_of_the_hinted_syntax_are_no_slower(string syntax)
        => ShouldBeFast("", string.Concat(ToolCallSyntaxes.Find(syntax)!.Markers.DefaultIfEmpty("{")), "x", syntax);

    private static void ShouldBeFast(string head, string pattern, string tail, string? format)
    {
        var text = new StringBuilder(head, Size + head.Length + tail.Length);
        while (text.Length < Size)
            text.Append(pattern);
        text.Append(tail);
        var hostile = text.ToString();
        var tools = new[] { Calls.Tool("f", """{"a":{"type":"integer"}}""") };

        var best = TimeSpan.MaxValue;
        for (var attempt = 0; attempt < 3 && best > Limit; attempt++)
        {
            // Time of this process, which runs nothing else meanwhile: others on the machine must not fail the test.
            var before = Environment.CpuUsage.TotalTime;
            ToolCallParser.Parse(hostile, tools, new ParseOptions { Format = format });
            var spent = Environment.CpuUsage.TotalTime - before;
            best = spent < best ? spent : best;
        }

        best.ShouldBeLessThan(Limit);
    }
}
