using System.Threading.Channels;

namespace DataSynth.Pipeline.Stages;

/// <summary>Several workers that share one input queue; results leave as they are ready.</summary>
internal sealed class TransformStage<TIn, TOut>(
    string name, int workers, ChannelReader<TIn> input, Func<TIn, CancellationToken, ValueTask<TOut>> step, int capacity)
    : ProducingStage<TOut>(new StageMeter(name, workers, () => input.Count), capacity)
{
    protected override Task ProduceAsync(PipelineRun run) => RunWorkersAsync(run, Meter.Workers, () => WorkAsync(run.Token));

    private async Task WorkAsync(CancellationToken token)
    {
        await foreach (var item in input.ItemsAsync(token).ConfigureAwait(false))
        {
            Meter.Take();
            TOut result;
            try
            {
                result = await step(item, token).ConfigureAwait(false);
            }
            catch
            {
                Meter.Fail();
                throw;
            }

            await EmitAsync(result, token).ConfigureAwait(false);
        }
    }
}
