using System.Buffers;
using System.Text;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Lines;
using DataSynth.ToolCalling.Rewards;
using DataSynth.ToolCalling.Tests.TestData;

namespace DataSynth.ToolCalling.Tests.Lines;

public sealed class RewardLineTests
{
    private const string Call = "<think> a </think>\\n<tool_call>\\n{\\\"name\\\": \\\"f\\\", \\\"parameters\\\": {\\\"x\\\": 1}}\\n</tool_call>";

    private static (bool Ok, string Text) Evaluate(string line, string scheme = "toolrl", Matching matching = Matching.Greedy)
    {
        var output = new ArrayBufferWriter<byte>();
        var ok = new RewardLine(scheme, matching).Evaluate(Encoding.UTF8.GetBytes(line), output);
        return (ok, Encoding.UTF8.GetString(output.WrittenSpan));
    }

    [Fact]
    public void Parts_and_sum_come_out_separately()
        => Evaluate($$"""{"id":7,"prediction":"{{Call}}","ground_truth":"{{Call}}","flags":{"EXPERIMENT_NAME":"qwen"},"step":0}""")
            .ShouldBe((true, """{"id":7,"score":4,"format_score":1,"correctness_score":3,"length_score":0}"""));

    [Fact]
    public void Without_a_known_experiment_the_line_gets_an_error()
    {
        var (ok, text) = Evaluate($$"""{"id":7,"prediction":"{{Call}}","ground_truth":"{{Call}}","flags":{},"step":0}""");

        ok.ShouldBeFalse();
        text.ShouldStartWith("""{"id":7,"error":"NotImplementedError: EXPERIMENT_NAME is""");
    }

    [Theory]
    [InlineData("{\"id\":7}", "prediction: expected a string")]
    [InlineData("{\"id\":7,\"prediction\":\"\"}", "ground_truth: expected a string")]
    [InlineData("{\"id\":7,\"prediction\":\"\",\"ground_truth\":\"\",\"step\":\"1\"}", "step: expected a number")]
    [InlineData("{\"id\":7,\"prediction\":\"\",\"ground_truth\":\"\",\"flags\":[]}", "flags: expected an object")]
    public void A_malformed_line_is_answered_with_the_reason(string line, string reason)
        => Evaluate(line).ShouldBe((false, $$"""{"id":7,"error":"{{reason}}"}"""));

    [Fact]
    public void Other_schemes_give_a_score_alone()
    {
        var line = $$"""{"id":7,"prediction":"{{Call}}","ground_truth":"{{Call}}"}""";

        Evaluate(line, "tool-n1").ShouldBe((true, """{"id":7,"score":1}"""));
        Evaluate(line, "toolrm-pair").ShouldBe((true, """{"id":7,"score":1}"""));
    }

    [Fact]
    public void An_unknown_scheme_is_refused_with_the_known_ones()
        => Should.Throw<ArgumentException>(() => new RewardLine("nope", Matching.Greedy)).Message
            .ShouldContain("expected one of tool-n1, toolrl, toolrm-pair");

    [TestDataFact]
    public void Every_vector_comes_out_of_the_filter_as_the_reference_code_says()
    {
        foreach (var row in DataFolder.Lines("toolrl/vectors-dev.jsonl.gz"))
        {
            var (ok, text) = Evaluate(row.ToString());
            var answer = (JsonObject)JsonValue.Parse(text);
            ok.ShouldBe(row.GetText("raises") is null);
            if (!ok)
                continue;

            foreach (var part in (string[])["score", "format_score", "correctness_score", "length_score"])
            {
                answer.TryGet(part, out var actual);
                row.TryGet(part, out var expected);
                ((JsonNumber)actual!).ToDouble().ShouldBe(((JsonNumber)expected!).ToDouble(), row.GetText("id"));
            }
        }
    }
}
