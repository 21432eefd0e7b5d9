using DataSynth.Datasets.Tasks;

namespace DataSynth.Datasets.Sources.Formats;

/// <summary><c>tasks</c>: the native form, see <see cref="TaskJson"/>.</summary>
internal sealed class NativeFormat : RecordTaskFormat
{
    /// <inheritdoc/>
    public override string Name => "tasks";

    /// <inheritdoc/>
    public override string Description
        => "one task a record: id, conversation, tools, and expected or accepted calls (as every format: JSON Lines, a JSON array or Parquet)";

    /// <inheritdoc/>
    private protected override ValueTask<ReadTask> OpenFileAsync(
        string file,
        TaskDefaults defaults,
        SourceLimits limits,
        CancellationToken cancellationToken)
        => ValueTask.FromResult<ReadTask>((record, _) => TaskJson.TryRead(record, defaults, out var task, out var problem) ? [task] : [problem]);
}
