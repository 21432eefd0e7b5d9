using System.Threading.Channels;

namespace DataSynth.Pipeline.Stages;

/// <summary>Sends each item to the queue of its lane, and waits where that one is full.</summary>
internal sealed class RouterStage<T> : Stage
{
    private readonly ChannelReader<T> _input;
    private readonly Func<T, int> _laneOf;
    private readonly Channel<T>[] _lanes;

    public RouterStage(string name, ChannelReader<T> input, Func<T, int> laneOf, IReadOnlyList<int> capacities)
        : base(new StageMeter(name, 1, () => input.Count))
    {
        ArgumentOutOfRangeException.ThrowIfZero(capacities.Count, nameof(capacities));
        _input = input;
        _laneOf = laneOf;
        _lanes = [.. capacities.Select(Queues.Bounded<T>)];
        Outputs = [.. _lanes.Select(lane => lane.Reader)];
    }

    public IReadOnlyList<ChannelReader<T>> Outputs { get; }

    public override async Task RunAsync(PipelineRun run)
    {
        await RunWorkersAsync(run, 1, () => RouteAsync(run.Token)).ConfigureAwait(false);
        foreach (var lane in _lanes)
        {
            lane.Writer.TryComplete();
        }
    }

    private async Task RouteAsync(CancellationToken token)
    {
        await foreach (var item in _input.ItemsAsync(token).ConfigureAwait(false))
        {
            Meter.Take();
            var lane = _laneOf(item);
            if ((uint)lane >= (uint)_lanes.Length)
            {
                throw new InvalidOperationException(
                    $"Found lane {lane} for an item in the stage '{Meter.Name}', expected 0 to {_lanes.Length - 1}.");
            }

            await _lanes[lane].Writer.WriteAsync(item, token).ConfigureAwait(false);
            Meter.HandOn();
        }
    }
}
