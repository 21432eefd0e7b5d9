namespace DataSynth.Pipeline.Stages;

/// <summary>Counts tasks that run beside their starter, and tells when the last has ended; keeps none of them.</summary>
internal sealed class RunningTasks
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running = 1;

    /// <summary>Counts a task until it ends; its fault is not looked at.</summary>
    /// <param name="task">A task that never throws.</param>
    public void Add(Task task)
    {
        Interlocked.Increment(ref _running);
        _ = task.ContinueWith(
            static (_, state) => ((RunningTasks)state!).Leave(),
            this,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <summary>Waits until all have ended; called once, after the last was added.</summary>
    public Task EndAsync()
    {
        Leave();
        return _ended.Task;
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _running) == 0)
            _ended.TrySetResult();
    }
}
