using System.Runtime.ExceptionServices;

namespace DataSynth.Pipeline.Stages;

/// <summary>What the stages of one run share: its tokens and its first fault.</summary>
internal sealed class PipelineRun : IDisposable
{
    private readonly CancellationToken _abort;
    private readonly CancellationTokenSource _end;
    private ExceptionDispatchInfo? _fault;

    public PipelineRun(CancellationToken stop, CancellationToken abort)
    {
        Stop = stop;
        _abort = abort;
        _end = CancellationTokenSource.CreateLinkedTokenSource(abort);
        Token = _end.Token;
    }

    /// <summary>Fires on abort and on the first fault.</summary>
    public CancellationToken Token { get; }

    /// <summary>Fires when the source is to yield no more.</summary>
    public CancellationToken Stop { get; }

    /// <summary>
    /// Runs one worker and never throws. Its exception cancels the run at once: siblings and neighbours would otherwise work on, and a
    /// producer whose consumer is gone would wait for ever, because a channel does not tell it.
    /// </summary>
    public async Task GuardAsync(string stage, Func<Task> worker)
    {
        try
        {
            await worker().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (Token.IsCancellationRequested)
        {
            // The run is ending; whoever ended it has told why.
        }
        catch (OperationCanceledException e)
        {
            await FaultAsync(new ForeignCancellationException(stage, e)).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            await FaultAsync(e).ConfigureAwait(false);
        }
    }

    /// <summary>Ends a run that did not go through with its reason: the first fault, else the abort.</summary>
    public void ThrowIfFaultedOrAborted()
    {
        _fault?.Throw();
        _abort.ThrowIfCancellationRequested();
    }

    public void Dispose() => _end.Dispose();

    private async Task FaultAsync(Exception fault)
    {
        Interlocked.CompareExchange(ref _fault, ExceptionDispatchInfo.Capture(fault), null);

        // Not Cancel(): it would run the callbacks of steps here and throw what they throw.
        await _end.CancelAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
