using System.Threading.Channels;

namespace DataSynth.Pipeline.Stages;

/// <summary>Pours several queues into one, each at its own pace.</summary>
internal sealed class MergeStage<T>(string name, IReadOnlyList<ChannelReader<T>> inputs, int capacity)
    : ProducingStage<T>(new StageMeter(name, inputs.Count, () => inputs.Sum(input => input.Count)), capacity)
{
    protected override Task ProduceAsync(PipelineRun run) =>
        Task.WhenAll(inputs.Select(input => RunWorkersAsync(run, 1, () => PourAsync(input, run.Token))));

    private async Task PourAsync(ChannelReader<T> input, CancellationToken token)
    {
        await foreach (var item in input.ItemsAsync(token).ConfigureAwait(false))
        {
            Meter.Take();
            await EmitAsync(item, token).ConfigureAwait(false);
        }
    }
}
