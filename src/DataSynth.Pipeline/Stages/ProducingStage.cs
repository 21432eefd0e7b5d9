using System.Threading.Channels;

namespace DataSynth.Pipeline.Stages;

/// <summary>A stage with a bounded queue behind it.</summary>
internal abstract class ProducingStage<T>(StageMeter meter, int capacity) : Stage(meter)
{
    private readonly Channel<T> _queue = Queues.Bounded<T>(capacity);

    public ChannelReader<T> Output => _queue.Reader;

    /// <summary>
    /// Produces, and closes the queue in any case. After a fault the run's token has fired by then, so a consumer that finds the queue
    /// closed can tell an end from a failure by looking at the token.
    /// </summary>
    public override async Task RunAsync(PipelineRun run)
    {
        await ProduceAsync(run).ConfigureAwait(false);
        _queue.Writer.TryComplete();
    }

    protected abstract Task ProduceAsync(PipelineRun run);

    /// <summary>Puts a result into the queue, waiting for room, and counts it.</summary>
    protected async ValueTask EmitAsync(T item, CancellationToken token)
    {
        await _queue.Writer.WriteAsync(item, token).ConfigureAwait(false);
        Meter.HandOn();
    }
}
