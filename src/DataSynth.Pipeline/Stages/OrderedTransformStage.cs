using System.Threading.Channels;

namespace DataSynth.Pipeline.Stages;

/// <summary>
/// Several workers whose results leave in the order of the items. A dispatcher puts every item into two queues: to the workers, and,
/// as a promise of its result, to the emitter, which waits for one promise after the other.
/// </summary>
internal sealed class OrderedTransformStage<TIn, TOut> : ProducingStage<TOut>
{
    private readonly ChannelReader<TIn> _input;
    private readonly Func<TIn, CancellationToken, ValueTask<TOut>> _step;
    private readonly Channel<Slot> _promises;
    private readonly Channel<Slot> _work;

    public OrderedTransformStage(
        string name, int workers, ChannelReader<TIn> input, Func<TIn, CancellationToken, ValueTask<TOut>> step, int window)
        : base(new StageMeter(name, workers, () => input.Count), Math.Max(1, workers))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, workers);
        _input = input;
        _step = step;
        _promises = Queues.Bounded<Slot>(window);
        _work = Queues.Bounded<Slot>(window);
    }

    protected override Task ProduceAsync(PipelineRun run) => Task.WhenAll(
        DispatchAndCloseAsync(run),
        RunWorkersAsync(run, Meter.Workers, () => WorkAsync(run.Token)),
        RunWorkersAsync(run, 1, () => DeliverAsync(run.Token)));

    private async Task DispatchAndCloseAsync(PipelineRun run)
    {
        await RunWorkersAsync(run, 1, () => DispatchAsync(run.Token)).ConfigureAwait(false);
        _work.Writer.TryComplete();
        _promises.Writer.TryComplete();
    }

    private async Task DispatchAsync(CancellationToken token)
    {
        await foreach (var item in _input.ItemsAsync(token).ConfigureAwait(false))
        {
            var slot = new Slot(item);
            await _promises.Writer.WriteAsync(slot, token).ConfigureAwait(false);
            await _work.Writer.WriteAsync(slot, token).ConfigureAwait(false);
        }
    }

    private async Task WorkAsync(CancellationToken token)
    {
        await foreach (var slot in _work.Reader.ItemsAsync(token).ConfigureAwait(false))
        {
            Meter.Take();
            try
            {
                slot.Result.SetResult(await _step(slot.Item, token).ConfigureAwait(false));
            }
            catch
            {
                Meter.Fail();
                throw;
            }
        }
    }

    private async Task DeliverAsync(CancellationToken token)
    {
        await foreach (var slot in _promises.Reader.ItemsAsync(token).ConfigureAwait(false))
        {
            await EmitAsync(await slot.Result.Task.WaitAsync(token).ConfigureAwait(false), token).ConfigureAwait(false);
        }
    }

    private sealed class Slot(TIn item)
    {
        public TIn Item { get; } = item;

        // Asynchronous continuations: the worker that fills a slot must not be made to emit it.
        public TaskCompletionSource<TOut> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
