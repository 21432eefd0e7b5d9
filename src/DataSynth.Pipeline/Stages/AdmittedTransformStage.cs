using System.Threading.Channels;

namespace DataSynth.Pipeline.Stages;

/// <summary>
/// Starts an item as soon as it is admitted, and hands on results as they are ready. One dispatcher admits; items run side by side, as many
/// as are admitted and at most a number. An item that is not admitted is never taken up.
/// </summary>
internal sealed class AdmittedTransformStage<TIn, TAdmission, TOut> : ProducingStage<TOut>
    where TAdmission : class
{
    private readonly ChannelReader<TIn> _input;
    private readonly Func<TIn, CancellationToken, ValueTask<TAdmission?>> _admit;
    private readonly Func<TIn, TAdmission, CancellationToken, ValueTask<TOut>> _step;

    public AdmittedTransformStage(
        string name,
        int most,
        ChannelReader<TIn> input,
        Func<TIn, CancellationToken, ValueTask<TAdmission?>> admit,
        Func<TIn, TAdmission, CancellationToken, ValueTask<TOut>> step,
        int capacity)
        : base(new StageMeter(name, most, () => input.Count), capacity)
    {
        _input = input;
        _admit = admit;
        _step = step;
    }

    protected override async Task ProduceAsync(PipelineRun run)
    {
        using var room = new SemaphoreSlim(Meter.Workers, Meter.Workers);
        var running = new RunningTasks();
        await RunWorkersAsync(run, 1, () => DispatchAsync(run, room, running)).ConfigureAwait(false);
        await running.EndAsync().ConfigureAwait(false);
    }

    private async Task DispatchAsync(PipelineRun run, SemaphoreSlim room, RunningTasks running)
    {
        using var takes = CancellationTokenSource.CreateLinkedTokenSource(run.Token, run.Stop);
        try
        {
            while (await _input.WaitToReadAsync(takes.Token).ConfigureAwait(false))
            {
                while (_input.TryPeek(out var next))
                {
                    await room.WaitAsync(takes.Token).ConfigureAwait(false);
                    var admission = await _admit(next, takes.Token).ConfigureAwait(false);
                    _input.TryRead(out _);
                    if (admission is null)
                    {
                        room.Release();
                        continue;
                    }

                    Meter.Take();
                    running.Add(Task.Run(
                        () => run.GuardAsync(Meter.Name, () => WorkAsync(next, admission, room, run.Token)), CancellationToken.None));
                }
            }
        }
        catch (OperationCanceledException) when (run.Stop.IsCancellationRequested && !run.Token.IsCancellationRequested)
        {
            // What was not admitted stays undone; it is read, so that the source does not wait for room for ever.
            await foreach (var _ in _input.ItemsAsync(run.Token).ConfigureAwait(false))
            {
            }
        }
    }

    private async Task WorkAsync(TIn item, TAdmission admission, SemaphoreSlim room, CancellationToken token)
    {
        TOut result;
        try
        {
            result = await _step(item, admission, token).ConfigureAwait(false);
        }
        catch
        {
            Meter.Fail();
            throw;
        }
        finally
        {
            room.Release();
        }

        await EmitAsync(result, token).ConfigureAwait(false);
    }
}
