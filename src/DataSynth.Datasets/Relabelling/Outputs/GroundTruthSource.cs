using System.Runtime.CompilerServices;
using DataSynth.Datasets.Sources;

namespace DataSynth.Datasets.Relabelling.Outputs;

/// <summary>Tasks without outputs: their right calls are labelled against themselves, which shows where a ground truth contradicts its
/// own tools.</summary>
/// <param name="reader">The tasks.</param>
/// <param name="options">How to label.</param>
public sealed class GroundTruthSource(TaskReader reader, RelabelOptions options) : RelabelSource
{
    private const int BatchTasks = 64;

    /// <inheritdoc/>
    public override async IAsyncEnumerable<RelabelInput[]> ReadAsync(long skip, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var left = skip;
        var batches = new InputBatches(BatchTasks);
        await foreach (var item in reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (left > 0)
                left--;
            else if (batches.Add(new GroundTruthInput(item, options.Label)) is { } full)
                yield return full;
        }

        if (batches.Rest() is { } rest)
            yield return rest;
    }
}
