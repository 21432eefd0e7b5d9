namespace DataSynth.Pipeline.Stages;

/// <summary>Pulls from the source until it ends, stop is asked for, or the run ends.</summary>
internal sealed class SourceStage<T>(string name, IAsyncEnumerable<T> source, int capacity)
    : ProducingStage<T>(new StageMeter(name, 1, static () => 0), capacity)
{
    protected override Task ProduceAsync(PipelineRun run) => RunWorkersAsync(run, 1, () => ReadAsync(run));

    private async Task ReadAsync(PipelineRun run)
    {
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(run.Token, run.Stop);
        try
        {
            if (run.Stop.IsCancellationRequested)
            {
                return;
            }

            await foreach (var item in source.WithCancellation(reading.Token).ConfigureAwait(false))
            {
                Meter.Take();
                await EmitAsync(item, run.Token).ConfigureAwait(false);
                if (run.Stop.IsCancellationRequested)
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (run.Stop.IsCancellationRequested && !run.Token.IsCancellationRequested)
        {
            // The source was waiting when stop was asked for: it has ended early, which is what stop means.
        }
    }
}
