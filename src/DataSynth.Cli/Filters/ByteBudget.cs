namespace DataSynth.Cli.Filters;

/// <summary>Bounds how many bytes are under way between one reader and one writer. An item larger than the budget passes alone.</summary>
/// <param name="limit">The most bytes under way.</param>
internal sealed class ByteBudget(long limit)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _waiting;
    private long _used;

    /// <summary>Waits until there is room. Only one caller may wait at a time.</summary>
    /// <param name="bytes">How many bytes come.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async ValueTask TakeAsync(long bytes, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task room;
            lock (_lock)
            {
                if (_used == 0 || _used + bytes <= limit)
                {
                    _used += bytes;
                    return;
                }

                _waiting ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                room = _waiting.Task;
            }

            await room.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Gives room back.</summary>
    /// <param name="bytes">How many bytes have left.</param>
    public void Return(long bytes)
    {
        lock (_lock)
        {
            _used -= bytes;
            _waiting?.TrySetResult();
            _waiting = null;
        }
    }
}
