using System.Buffers;
using System.Text;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Lines;
using DataSynth.ToolCalling.Tests.TestData;

namespace DataSynth.ToolCalling.Tests.Labels;

public sealed class HostileLabelTests
{
    private const int Many = 10_000;

    private const string Tools = """
        [{"name":"f","parameters":{"type":"object","properties":{"n":{"type":"integer"},"t":{"type":"string"}},"required":["n"]}}]
        """;

    private static (bool Ok, string Text) Evaluate(byte[] line, LabelRules rules = LabelRules.Schema)
    {
        var output = new ArrayBufferWriter<byte>();
        var ok = new LabelLine(new LabelLineOptions { Label = new LabelOptions { Rules = rules } }).Evaluate(line, output);
        return (ok, Encoding.UTF8.GetString(output.WrittenSpan));
    }

    private static string Calls(IEnumerable<int> numbers)
        => $"[{string.Join(',', numbers.Select(n => $$$"""{"name":"f","arguments":{"n":{{{n}}}}}"""))}]";

    private static Verdict Label(string expected, string calls, LabelRules rules = LabelRules.Schema)
        => Labeller.Label(TaskText.Exact(Tools, expected), TaskText.Output(calls), cut: false, new LabelOptions { Rules = rules });

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "1}")]
    public void A_line_nested_too_deep_is_malformed(string open, string close)
    {
        var deep = string.Concat(Enumerable.Repeat(open, Many)) + string.Concat(Enumerable.Repeat(close, Many));
        var line = $$"""{"id":3,"tools":[],"expected":[],"calls":[{"name":"f","arguments":{"p":{{deep}} } }]}""";

        var (ok, text) = Evaluate(Encoding.UTF8.GetBytes(line));

        ok.ShouldBeFalse();
        text.ShouldStartWith("{\"id\":3,\"error\":\"not valid JSON");
    }

    [Fact]
    public void Values_nested_as_deep_as_lines_allow_are_compared()
    {
        static string Deep(string core) => new string('[', 500) + core + new string(']', 500);
        static string Call(string core) => $$"""[{"name":"f","arguments":{"n":1,"t":{{Deep(core)}} } }]""";
        var options = new LabelOptions { GroundTruth = GroundTruthCheck.Off };

        Labeller.Label(TaskText.Exact(Tools, Call("1")), TaskText.Output(Call("1.0")), cut: false, options).Kind.ShouldBe(VerdictKind.Correct);
        Labeller.Label(TaskText.Exact(Tools, Call("1")), TaskText.Output(Call("2")), cut: false, options).Differences.Count.ShouldBe(1);
    }

    [Fact]
    public void A_line_of_fifty_megabytes_is_answered()
    {
        var line = Encoding.UTF8.GetBytes(
            $$"""{"id":1,"tools":{{Tools}},"expected":[{"name":"f","arguments":{"n":1,"t":"a"} }],"calls":[{"name":"f","arguments":{"n":1,"t":"{{new string('x', 50_000_000)}}"} }]}""");

        var (ok, text) = Evaluate(line);

        ok.ShouldBeTrue();
        text.ShouldStartWith("{\"id\":1,\"verdict\":\"incorrect\",\"error_type\":\"value\",\"detail\":\"call 1 f: argument \\\"t\\\" is \\\"xxx");
        text.IndexOf("\"differences\"", StringComparison.Ordinal).ShouldBeLessThan(300);
    }

    [Fact]
    public void Ten_thousand_parallel_calls_of_one_tool_are_matched_in_any_order()
    {
        var expected = Calls(Enumerable.Range(0, Many));
        var reversed = Calls(Enumerable.Range(0, Many).Reverse());
        var oneWrong = Calls(Enumerable.Range(1, Many).Reverse());

        Label(expected, reversed).Kind.ShouldBe(VerdictKind.Correct);
        Label(expected, reversed, LabelRules.Exact).Kind.ShouldBe(VerdictKind.Correct);
        var verdict = Label(expected, oneWrong);
        verdict.ErrorType.ShouldBe(ErrorType.Value);
        verdict.Differences.Count.ShouldBe(1);
    }

    [Fact]
    public void Ten_thousand_calls_that_differ_in_everything_end()
    {
        var verdict = Label(Calls(Enumerable.Range(0, Many)), Calls(Enumerable.Range(Many, Many)));
        verdict.Kind.ShouldBe(VerdictKind.Unlabelled);
        verdict.Detail.ShouldStartWith("more than 250000 pairs");

        Label(Calls(Enumerable.Range(0, Many)), Calls(Enumerable.Range(Many, Many - 1))).ErrorType.ShouldBe(ErrorType.Count);
        Label(Calls(Enumerable.Range(0, Many)), Calls(Enumerable.Range(Many, Many)), LabelRules.Bfcl).ErrorType.ShouldBe(ErrorType.Value);
    }

    [Fact]
    public void Many_calls_that_are_easy_to_match_are_labelled_by_bfcl_rules_too()
    {
        var expected = Calls(Enumerable.Range(0, Many));
        string[] names = [.. Enumerable.Range(0, Many).Select(n => $$"""{"name":"f{{n}}","arguments":{} }""")];
        var namesTurned = $"[{string.Join(',', names.Reverse())}]";

        Label(expected, expected, LabelRules.Bfcl).Kind.ShouldBe(VerdictKind.Correct);
        Label(expected, Calls(Enumerable.Range(1, Many)), LabelRules.Bfcl).ErrorType.ShouldBe(ErrorType.Value);
        Label($"[{string.Join(',', names)}]", namesTurned, LabelRules.Bfcl).Kind.ShouldBe(VerdictKind.Correct);
        Label(expected, Calls(Enumerable.Range(0, Many).Reverse()), LabelRules.Bfcl).Detail.ShouldBe("10000 calls: not matched within 10000000 checks of pairs");
    }

    [Fact]
    public void Accepted_sets_beyond_the_bound_are_not_called_wrong_when_nobody_knows()
    {
        var accepted = $"[{string.Join(',', Enumerable.Range(0, Many).Select(n => "{\"name\":\"f\",\"arguments\":{\"n\":[" + n + "," + ((n + 1) % Many) + "]}}"))}]";
        var task = TaskText.Accepted(Tools, accepted);

        Labeller.Label(task, TaskText.Output(Calls(Enumerable.Range(0, Many).Reverse())), cut: false, new LabelOptions())
            .Kind.ShouldBe(VerdictKind.Correct);
        Labeller.Label(task, TaskText.Output(Calls(Enumerable.Range(1, Many).Reverse())), cut: false, new LabelOptions())
            .Kind.ShouldBe(VerdictKind.Unlabelled);
    }

    [Fact]
    public void A_call_with_ten_thousand_arguments_is_compared()
    {
        var arguments = string.Join(',', Enumerable.Range(0, Many).Select(n => $"\"k{n}\":{n}"));
        var call = $$"""[{"name":"f","arguments":{"n":1,{{arguments}} } }]""";
        var options = new LabelOptions { GroundTruth = GroundTruthCheck.Off };

        Labeller.Label(TaskText.Exact(Tools, call), TaskText.Output(call), cut: false, options).Kind.ShouldBe(VerdictKind.Correct);
        Labeller.Label(TaskText.Exact(Tools, """[{"name":"f","arguments":{"n":1}}]"""), TaskText.Output(call), cut: false, options)
            .Differences.Count.ShouldBe(Many);
    }

    [Fact]
    public void Lone_surrogates_and_duplicate_keys_come_out_as_they_went_in()
    {
        var (ok, text) = Evaluate("""
            {"id":"\ud800","tools":[],"expected":[],"calls":[{"name":"f\udfff","arguments":{"a":"\ud800","a":"\ud801x"}}]}
            """u8.ToArray());

        ok.ShouldBeTrue();
        text.ShouldStartWith("{\"id\":\"\\ud800\",\"verdict\":\"incorrect\",\"error_type\":\"unexpected_call\"");
        ((JsonObject)JsonValue.Parse(text)).TryGet("calls", out var calls).ShouldBeTrue();
        calls!.ToString().ShouldBe("""[{"name":"f\udfff","arguments":{"a":"\ud801x"}}]""");
    }

    [Fact]
    public void Huge_numbers_are_compared_without_computing_them()
    {
        var digits = new string('9', 1_000_000);
        static string Call(string number) => $$"""[{"name":"f","arguments":{"n":{{number}} } }]""";

        Label(Call(digits), Call($"{digits}.0")).Kind.ShouldBe(VerdictKind.Correct);
        Label(Call(digits), Call($"{digits}0")).ErrorType.ShouldBe(ErrorType.Value);
        Label(Call("1"), Call("1e999999999")).ErrorType.ShouldBe(ErrorType.Value);
    }
}
