namespace DataSynth.Generation.Scheduling;

/// <summary>A request that waits for a place.</summary>
/// <param name="member">Whose request.</param>
/// <param name="place">Where the endpoint is put.</param>
/// <param name="avoid">An endpoint that is only taken when no other has room, or null.</param>
internal sealed class Waiter(PoolMember member, Place place, Endpoint? avoid)
{
    // Asynchronous continuations: they would run under the pool's lock.
    private readonly TaskCompletionSource<bool> _granted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whose request.</summary>
    public PoolMember Member { get; } = member;

    /// <summary>Where the endpoint is put.</summary>
    public Place Place { get; } = place;

    /// <summary>An endpoint that is only taken when no other has room, or null.</summary>
    public Endpoint? Avoid { get; } = avoid;

    /// <summary>True with a place, false when there will be none any more.</summary>
    public Task<bool> Granted => _granted.Task;

    /// <summary>Ends the waiting.</summary>
    /// <param name="granted">Whether with a place.</param>
    /// <returns>False when it has ended before, by cancellation.</returns>
    public bool TryEnd(bool granted) => _granted.TrySetResult(granted);

    /// <summary>Ends the waiting by cancellation.</summary>
    /// <param name="cancellationToken">What fired.</param>
    public void Cancel(CancellationToken cancellationToken) => _granted.TrySetCanceled(cancellationToken);
}
