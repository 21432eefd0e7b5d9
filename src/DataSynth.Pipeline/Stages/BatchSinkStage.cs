using System.Threading.Channels;

namespace DataSynth.Pipeline.Stages;

/// <summary>Consumes what is waiting, up to a limit, in one call.</summary>
internal sealed class BatchSinkStage<T> : Stage
{
    private readonly int _size;
    private readonly ChannelReader<T> _input;
    private readonly Func<IReadOnlyList<T>, CancellationToken, ValueTask> _sink;

    public BatchSinkStage(string name, int size, ChannelReader<T> input, Func<IReadOnlyList<T>, CancellationToken, ValueTask> sink)
        : base(new StageMeter(name, 1, () => input.Count))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        _size = size;
        _input = input;
        _sink = sink;
    }

    public override Task RunAsync(PipelineRun run) => RunWorkersAsync(run, 1, () => ConsumeAsync(run.Token));

    private async Task ConsumeAsync(CancellationToken token)
    {
        await foreach (var first in _input.ItemsAsync(token).ConfigureAwait(false))
        {
            List<T> batch = [first];
            while (batch.Count < _size && _input.TryRead(out var next))
            {
                batch.Add(next);
            }

            Meter.Take(batch.Count);
            try
            {
                await _sink(batch, token).ConfigureAwait(false);
            }
            catch
            {
                Meter.Fail(batch.Count);
                throw;
            }

            Meter.HandOn(batch.Count);
        }
    }
}
