using DataSynth.Datasets.Tasks;

namespace DataSynth.Datasets.Sources.Formats;

/// <summary>
/// <c>xlam</c>: Salesforce/xlam-function-calling-60k and sets in its shape; see <see cref="XlamRecord"/>. Answers are exact; an empty
/// list means that no call is right.
/// </summary>
internal sealed class XlamFormat : RecordTaskFormat
{
    /// <inheritdoc/>
    public override string Name => "xlam";

    /// <inheritdoc/>
    public override string Description => "xlam-function-calling-60k and its kin: id, query, answers, tools (JSON or JSON in strings)";

    /// <inheritdoc/>
    private protected override ValueTask<ReadTask> OpenFileAsync(
        string file,
        TaskDefaults defaults,
        SourceLimits limits,
        CancellationToken cancellationToken)
        => ValueTask.FromResult<ReadTask>((record, row) => [XlamRecord.Read(record, row, defaults)]);
}
