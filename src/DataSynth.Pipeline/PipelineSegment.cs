using System.Threading.Channels;
using DataSynth.Pipeline.Stages;

namespace DataSynth.Pipeline;

/// <summary>
/// The open end of a pipeline that is being put together: its stages so far yield <typeparamref name="T"/>. A segment is continued
/// exactly once; nothing runs before <see cref="RunnablePipeline.RunAsync"/>.
/// </summary>
/// <typeparam name="T">What the next stage receives.</typeparam>
public sealed class PipelineSegment<T>
{
    private readonly IReadOnlyList<Stage> _stages;
    private int _continued;

    private PipelineSegment(IReadOnlyList<Stage> stages, ChannelReader<T> output)
    {
        _stages = stages;
        Output = output;
    }

    internal ChannelReader<T> Output { get; }

    internal static PipelineSegment<T> After(IReadOnlyList<Stage> earlier, ProducingStage<T> last) =>
        new([.. earlier, last], last.Output);

    /// <summary>Adds a stage whose workers run side by side and hand on each result as soon as it is there: order is lost with more
    /// than one worker.</summary>
    /// <param name="name">The stage's name in meters and errors.</param>
    /// <param name="workers">How many items are processed at once; at least 1.</param>
    /// <param name="step">Turns an item into a result. An expected failure is a result; an exception ends the whole pipeline.
    /// The token fires on abort, not on stop.</param>
    /// <param name="capacity">Results that may wait for the next stage; by default 2 × <paramref name="workers"/>.</param>
    public PipelineSegment<TOut> Transform<TOut>(
        string name, int workers, Func<T, CancellationToken, ValueTask<TOut>> step, int? capacity = null)
    {
        ArgumentNullException.ThrowIfNull(step);
        return PipelineSegment<TOut>.After(
            Continue(), new TransformStage<T, TOut>(name, workers, Output, step, capacity ?? (2 * workers)));
    }

    /// <summary>
    /// Adds a stage that starts each item, in order, as soon as it is admitted: for work whose right number at once is not known
    /// beforehand. Results leave as they are ready. After stop no item is admitted any more; those that wait are dropped.
    /// </summary>
    /// <typeparam name="TAdmission">What admits an item, such as a place at a server. The step owns it.</typeparam>
    /// <typeparam name="TOut">What the stage yields.</typeparam>
    /// <param name="name">The stage's name in meters and errors.</param>
    /// <param name="most">The most items at once, whatever is admitted; at least 1.</param>
    /// <param name="admit">Waits until the item may start; called for one item at a time. Null drops the item: it is never started. The
    /// token fires on stop and on abort.</param>
    /// <param name="step">Turns an item into a result, under the same rules as in
    /// <see cref="Transform{TOut}(string, int, Func{T, CancellationToken, ValueTask{TOut}}, int?)"/>.</param>
    /// <param name="capacity">Results that may wait for the next stage; at least 1.</param>
    public PipelineSegment<TOut> TransformAdmitted<TAdmission, TOut>(
        string name,
        int most,
        Func<T, CancellationToken, ValueTask<TAdmission?>> admit,
        Func<T, TAdmission, CancellationToken, ValueTask<TOut>> step,
        int capacity = 64)
        where TAdmission : class
    {
        ArgumentNullException.ThrowIfNull(admit);
        ArgumentNullException.ThrowIfNull(step);
        return PipelineSegment<TOut>.After(
            Continue(), new AdmittedTransformStage<T, TAdmission, TOut>(name, most, Output, admit, step, capacity));
    }

    /// <summary>Adds a stage whose workers run side by side, yet results leave in the order of the items.</summary>
    /// <param name="name">The stage's name in meters and errors.</param>
    /// <param name="workers">How many items are processed at once; at least 1.</param>
    /// <param name="step">Turns an item into a result, under the same rules as in
    /// <see cref="Transform{TOut}(string, int, Func{T, CancellationToken, ValueTask{TOut}}, int?)"/>.</param>
    /// <param name="window">Items that may be ahead of the slowest one, so the most that waits for its turn; by default
    /// 8 × <paramref name="workers"/>, at least <paramref name="workers"/>.</param>
    public PipelineSegment<TOut> TransformInOrder<TOut>(
        string name, int workers, Func<T, CancellationToken, ValueTask<TOut>> step, int? window = null)
    {
        ArgumentNullException.ThrowIfNull(step);
        return PipelineSegment<TOut>.After(
            Continue(), new OrderedTransformStage<T, TOut>(name, workers, Output, step, window ?? (8 * workers)));
    }

    /// <summary>
    /// Sends each item to one of several lanes with workers and a queue of their own, and joins their results again. The order of
    /// items is kept within a lane of one worker, nowhere else.
    /// </summary>
    /// <remarks>
    /// All lanes are fed from one stream, in its order. While every lane has room none waits for another. When a lane's queue
    /// (<see cref="Lane{TIn, TOut}.Capacity"/>) is full and the next item is for it, the stream stands still until that lane takes an
    /// item; the others meanwhile live on what their own queues hold. Where even that is too much, give each lane its own source and
    /// use <see cref="StagedPipeline.Merge{T}"/>.
    /// </remarks>
    /// <param name="name">The stage's name; a lane's meter is called <c>name/lane</c>.</param>
    /// <param name="lanes">At least one.</param>
    /// <param name="laneOf">Index of the lane that an item belongs to; called once for each item, from one thread at a time.</param>
    /// <param name="capacity">Results that may wait for the next stage; at least 1.</param>
    public PipelineSegment<TOut> ThroughLanes<TOut>(
        string name, IReadOnlyList<Lane<T, TOut>> lanes, Func<T, int> laneOf, int capacity = 64)
    {
        ArgumentNullException.ThrowIfNull(lanes);
        ArgumentNullException.ThrowIfNull(laneOf);
        var router = new RouterStage<T>(name, Output, laneOf, [.. lanes.Select(lane => lane.Capacity)]);
        var workers = lanes
            .Select((lane, i) => new TransformStage<T, TOut>($"{name}/{lane.Name}", lane.Workers, router.Outputs[i], lane.Step, 1))
            .ToArray();
        var merge = new MergeStage<TOut>($"{name} (merged)", [.. workers.Select(worker => worker.Output)], capacity);
        return PipelineSegment<TOut>.After([.. Continue(), router, .. workers], merge);
    }

    /// <summary>Ends the pipeline with a consumer that takes one item at a time.</summary>
    /// <param name="name">The stage's name in meters and errors.</param>
    /// <param name="sink">Never called by two threads at once; an exception ends the whole pipeline. The token fires on abort.</param>
    public RunnablePipeline Into(string name, Func<T, CancellationToken, ValueTask> sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        return new RunnablePipeline([.. Continue(), new SinkStage<T>(name, 1, Output, sink)]);
    }

    /// <summary>Ends the pipeline with several consumers side by side, such as appends that wait together for one commit.</summary>
    /// <param name="name">The stage's name in meters and errors.</param>
    /// <param name="workers">How many items are consumed at once; at least 1.</param>
    /// <param name="sink">Called by several threads; an exception ends the whole pipeline. The token fires on abort.</param>
    public RunnablePipeline Into(string name, int workers, Func<T, CancellationToken, ValueTask> sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        return new RunnablePipeline([.. Continue(), new SinkStage<T>(name, workers, Output, sink)]);
    }

    /// <summary>Ends the pipeline with a consumer of batches. A batch is whatever is waiting, up to a limit: no timer delays a lone
    /// item, and batches grow by themselves while the consumer is busy.</summary>
    /// <param name="name">The stage's name in meters and errors.</param>
    /// <param name="size">Most items in a batch; at least 1.</param>
    /// <param name="sink">Receives at least one item, in order of arrival, in a list that is its own; never called by two threads at
    /// once; an exception ends the whole pipeline. The token fires on abort.</param>
    public RunnablePipeline IntoBatches(string name, int size, Func<IReadOnlyList<T>, CancellationToken, ValueTask> sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        return new RunnablePipeline([.. Continue(), new BatchSinkStage<T>(name, size, Output, sink)]);
    }

    /// <summary>The stages so far, handed over to the one who continues.</summary>
    /// <exception cref="InvalidOperationException">The segment has been continued before.</exception>
    internal IReadOnlyList<Stage> Continue()
    {
        if (Interlocked.Exchange(ref _continued, 1) != 0)
        {
            throw new InvalidOperationException(
                $"Found a second continuation after the stage '{_stages[^1].Meter.Name}', expected one: two would share its items by "
                + "chance. Use ThroughLanes to split a stream.");
        }

        return _stages;
    }
}
