using DataSynth.Pipeline.Stages;

namespace DataSynth.Pipeline;

/// <summary>
/// Where a pipeline begins: a source and stages behind it, joined by bounded queues. Only what the source yields and the queues hold
/// is in memory, however many items pass.
/// </summary>
/// <example>
/// <code>
/// var report = await StagedPipeline
///     .From("read", ReadLines())
///     .TransformInOrder("label", workers: 8, (line, cancel) => Label(line, cancel))
///     .Into("write", (answer, cancel) => Write(answer, cancel))
///     .RunAsync(stop, abort);
/// </code>
/// </example>
public static class StagedPipeline
{
    /// <summary>Starts with an asynchronous sequence.</summary>
    /// <param name="name">The stage's name in meters and errors.</param>
    /// <param name="source">Read once, by one reader. Its cancellation token fires on stop and on abort, so that a source that waits can
    /// end; an item it has already yielded is processed all the same.</param>
    /// <param name="capacity">Items that may wait for the next stage; at least 1.</param>
    public static PipelineSegment<T> From<T>(string name, IAsyncEnumerable<T> source, int capacity = 64)
    {
        ArgumentNullException.ThrowIfNull(source);
        return PipelineSegment<T>.After([], new SourceStage<T>(name, source, capacity));
    }

    /// <summary>Starts with a synchronous sequence, such as rows of an embedded database.</summary>
    /// <param name="name">The stage's name in meters and errors.</param>
    /// <param name="source">Enumerated once, on a thread of the pool; stop and abort take effect between two items.</param>
    /// <param name="capacity">Items that may wait for the next stage; at least 1.</param>
    public static PipelineSegment<T> From<T>(string name, IEnumerable<T> source, int capacity = 64)
    {
        ArgumentNullException.ThrowIfNull(source);
        return From(name, source.ToAsyncEnumerable(), capacity);
    }

    /// <summary>
    /// Joins independent segments into one stream. Each keeps its own source, workers and queues, so a slow one holds up none of the
    /// others: this is the way to serve one source per model server without head-of-line blocking.
    /// </summary>
    /// <param name="name">The stage's name in meters and errors.</param>
    /// <param name="segments">At least one; each may be continued only here.</param>
    /// <param name="capacity">Items that may wait for the next stage; at least 1.</param>
    public static PipelineSegment<T> Merge<T>(string name, IEnumerable<PipelineSegment<T>> segments, int capacity = 64)
    {
        ArgumentNullException.ThrowIfNull(segments);
        var joined = segments.ToArray();
        if (joined.Length == 0)
        {
            throw new ArgumentException("Found no segments to merge, expected at least one.", nameof(segments));
        }

        var stages = joined.SelectMany(segment => segment.Continue()).ToArray();
        return PipelineSegment<T>.After(stages, new MergeStage<T>(name, [.. joined.Select(segment => segment.Output)], capacity));
    }
}
