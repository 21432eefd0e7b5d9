using DataSynth.Datasets.Relabelling;
using DataSynth.Datasets.Relabelling.Preferences;
using DataSynth.Datasets.Sources;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Datasets.Tests.Relabelling;

public sealed class PreferenceSourceTests : IDisposable
{
    private const string Right = """[{\"name\":\"f\",\"arguments\":{\"x\":1}}]""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""[{\"name\":\"f\",\"arguments\":{\"x\":2}}]""", "value")]
    [InlineData("""{\"name\":\"f\",\"arguments\":{\"x\":2}}""", "value")]
    [InlineData("""[{\"f\":{\"x\":2}}]""", "value")]
    [InlineData("""{\"f\":{\"x\":2}}""", "value")]
    [InlineData("""[{\"f\":\"{\\\"x\\\":1}\"}]""", "correct")]
    [InlineData("""{\"f\":{\"x\":1}}""", "correct")]
    [InlineData("""[{\"g\":{\"x\":1}}]""", "name")]
    [InlineData("[]", "missing_call")]
    [InlineData("[f(x=2)]", "value")]
    [InlineData("I would call f.", "missing_call")]
    public async Task Wrong_calls_are_read_in_every_published_spelling(string calls, string expected)
        => Outcome(await LabelAsync(Record(Right, calls))).ShouldBe(expected);

    [Theory]
    [InlineData("""{\"f\":{\"x\":2}}""")]
    [InlineData("""[{\"f\":{\"x\":2}}]""")]
    [InlineData("""[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"x\\\":2}\"}}]""")]
    public async Task Right_calls_too(string calls) => Outcome(await LabelAsync(Record(calls, Right))).ShouldBe("value");

    [Fact]
    public async Task A_row_whose_right_calls_are_no_calls_is_quarantined_with_its_place()
    {
        var quarantined = (await LabelAsync(Record("maybe f", Right))).Quarantined.ShouldNotBeNull();

        (quarantined.Kind, quarantined.Line).ShouldBe((QuarantineKinds.NoRightCalls, 1));
    }

    [Fact]
    public async Task Counts_of_shards_add_up_to_the_counts_of_all_and_examples_stay_few()
    {
        var outcomes = new List<RelabelOutcome>();
        for (var i = 0; i < 25; i++)
            outcomes.Add(await LabelAsync(Record(Right, i % 2 == 0 ? Right : """[{\"f\":{\"x\":2}}]""")));
        var whole = new TallyBuilder();
        var shards = (TallyBuilder[])[new(), new()];
        foreach (var (i, outcome) in outcomes.Index())
        {
            whole.Add(outcome);
            shards[i / 13].Add(outcome);
        }

        var sum = new TallyBuilder();
        foreach (var shard in shards)
            sum.Add(shard.Build());

        var (all, added) = (whole.Build(), sum.Build());
        (added.Inputs, added.Correct, added.Incorrect, added.Flipped).ShouldBe((25, 13, 12, 13));
        added.Outcomes.ShouldBe(all.Outcomes);
        var flip = added.Flips.ShouldHaveSingleItem();
        (flip.Count, flip.Examples.Count, flip.Key.ToVerdict).ShouldBe((13, 10, "correct"));
    }

    private static string Outcome(RelabelOutcome outcome)
        => outcome.Row!.Verdict.ErrorType?.ToFileName() ?? outcome.Row.Verdict.Kind.ToFileName();

    private static string Record(string right, string wrong)
        => $$$$$"""{"uuid":"u","conversation":[{"role":"user","content":"q"}],"tools":"[{\"name\":\"f\",\"parameters\":{\"type\":\"object\",\"properties\":{\"x\":{\"type\":\"integer\"}}}}]","tool_calls_correct":"{{{{{right}}}}}","tool_calls_incorrect":"{{{{{wrong}}}}}"}""";

    private async Task<RelabelOutcome> LabelAsync(string record)
    {
        _folder.Write("rows.jsonl", record + "\n");
        var source = new PreferenceSource([_folder.At("rows.jsonl")], new RelabelOptions(new LabelOptions(), Keep: false), new SourceLimits());
        var inputs = new List<RelabelInput>();
        await foreach (var batch in source.ReadAsync(0, CancellationToken.None))
            inputs.AddRange(batch);
        return inputs.ShouldHaveSingleItem().Label();
    }
}
