using System.Threading.Channels;

namespace DataSynth.Pipeline.Stages;

/// <summary>Consumes items one by one on each of its workers.</summary>
internal sealed class SinkStage<T>(
    string name, int workers, ChannelReader<T> input, Func<T, CancellationToken, ValueTask> sink)
    : Stage(new StageMeter(name, workers, () => input.Count))
{
    public override Task RunAsync(PipelineRun run) => RunWorkersAsync(run, Meter.Workers, () => ConsumeAsync(run.Token));

    private async Task ConsumeAsync(CancellationToken token)
    {
        await foreach (var item in input.ItemsAsync(token).ConfigureAwait(false))
        {
            Meter.Take();
            try
            {
                await sink(item, token).ConfigureAwait(false);
            }
            catch
            {
                Meter.Fail();
                throw;
            }

            Meter.HandOn();
        }
    }
}
