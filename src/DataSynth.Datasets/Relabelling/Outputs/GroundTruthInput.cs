using DataSynth.Datasets.Candidates;
using DataSynth.Datasets.Keys;
using DataSynth.Datasets.Sources;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Parsing;

namespace DataSynth.Datasets.Relabelling.Outputs;

/// <summary>A task whose right calls are taken for an answer to it.</summary>
internal sealed record GroundTruthInput(SourceItem Item, LabelOptions Options) : RelabelInput(Item.File, Item.Line, Item.Row)
{
    /// <summary>The column <c>generator_model</c> of such rows.</summary>
    public const string Generator = "ground_truth";

    /// <inheritdoc/>
    public override RelabelOutcome Label()
    {
        if (Item is QuarantinedRow quarantined)
            return RelabelOutcome.Of(quarantined);
        var task = ((SourceTask)Item).Task;
        var calls = RightCalls.Of(task);
        var output = new ParsedOutput(calls.Count == 0 ? ParseStatus.None : ParseStatus.Ok, null, calls, "", null);
        var verdict = new TaskLabeller(task, Options).Label(output, cut: false);
        return RelabelOutcome.Of(CandidateRows.Of(new LabelledCandidate(
            task, TaskVariant.Plain, new GeneratorIdentity(Generator, null, null), Convert.ToHexStringLower(KeyHash.Digest("ground truth")), 0, output, verdict)));
    }
}
