using DataSynth.Datasets.Candidates;
using DataSynth.Datasets.Keys;
using DataSynth.Datasets.Sources;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Lines;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Relabelling.Outputs;

/// <summary>A task with the output that stands beside its right calls, or with these themselves for an answer.</summary>
internal sealed record GroundTruthInput(SourceTask Item, RecordedOutput? Recorded, int Sample, RelabelOptions Options)
    : RelabelInput(Item.File, Item.Line, Item.Row)
{
    /// <summary>The column <c>generator_model</c> where the data names no model.</summary>
    public const string Generator = "ground_truth";

    /// <inheritdoc/>
    public override RelabelOutcome Label()
    {
        var task = Item.Task;
        var output = Recorded is null ? RightAnswer(task) : ToolCallParser.Parse(Recorded.Text, task.Tools, new ParseOptions());
        if (Options.StrictFormat && Recorded is not null)
            output = StrictFormat.Apply(Recorded.Text, output);
        var candidate = new LabelledCandidate(
            task,
            TaskVariant.Plain,
            new GeneratorIdentity(Recorded?.Generator ?? Generator, null, null),
            Convert.ToHexStringLower(KeyHash.Digest("recorded output", Recorded?.Text ?? "")),
            Sample,
            output,
            new TaskLabeller(task, Options.Label).Label(output, cut: false))
        {
            RawOutput = Recorded?.Text,
        };
        return RelabelOutcome.Of(CandidateRows.Of(candidate));
    }

    private static ParsedOutput RightAnswer(ToolTask task)
    {
        var calls = RightCalls.Of(task);
        return new ParsedOutput(calls.Count == 0 ? ParseStatus.None : ParseStatus.Ok, null, calls, "", null);
    }
}
