using DataSynth.Datasets.Tasks;

namespace DataSynth.Datasets.Sources.Formats;

/// <summary>
/// <c>xlam-irrelevance</c>: MadeAgents/xlam-irrelevance-7.5k, which is xLAM's shape with the right tool taken away, so that every answer
/// is <c>[]</c> and no call is right. A record with an answer does not belong there and is quarantined.
/// </summary>
internal sealed class XlamIrrelevanceFormat : RecordTaskFormat
{
    /// <inheritdoc/>
    public override string Name => "xlam-irrelevance";

    /// <inheritdoc/>
    public override string Description => "xlam-irrelevance-7.5k: as xlam, with answers [] because the right tool is missing";

    /// <inheritdoc/>
    private protected override ValueTask<ReadTask> OpenFileAsync(
        string file,
        TaskDefaults defaults,
        SourceLimits limits,
        CancellationToken cancellationToken)
        => ValueTask.FromResult<ReadTask>((record, row) =>
        {
            var outcome = XlamRecord.Read(record, row, defaults);
            return outcome.Task is { Expectation.Calls.Count: > 0 }
                ? [new RowProblem(QuarantineKinds.NoRightCalls, "`answers` holds a call; expected [] in a set where no call is right (format xlam takes both)")]
                : [outcome];
        });
}
