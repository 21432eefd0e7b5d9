namespace DataSynth.Cli.Console.Progress;

/// <summary>How fast a run goes: over the last half minute, and over all.</summary>
internal sealed class RateWindow
{
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(30);

    private readonly Queue<(TimeSpan At, long Done, long Tokens)> _points = new();
    private string? _counted;

    /// <summary>Takes a new point.</summary>
    /// <param name="snapshot">The counters now; never earlier than those before.</param>
    public ProgressRates Add(ProgressSnapshot snapshot)
    {
        // What one step counts says nothing of how fast the next one goes.
        var counted = snapshot.Step is null ? null : snapshot.Phase;
        if (counted != _counted)
            _points.Clear();
        _counted = counted;
        _points.Enqueue((snapshot.Elapsed, snapshot.FinishedNow, snapshot.OutputTokens));
        while (_points.Count > 2 && snapshot.Elapsed - _points.Peek().At > Span)
            _points.Dequeue();

        var first = _points.Peek();
        var seconds = (snapshot.Elapsed - first.At).TotalSeconds;
        var average = PerSecond(snapshot.FinishedNow, snapshot.WorkElapsed.TotalSeconds);
        var now = _points.Count < 2 ? average : PerSecond(snapshot.FinishedNow - first.Done, seconds);
        var tokens = _points.Count < 2
            ? PerSecond(snapshot.OutputTokens, snapshot.Elapsed.TotalSeconds)
            : PerSecond(snapshot.OutputTokens - first.Tokens, seconds);
        return new ProgressRates(now, average, tokens, Remaining(snapshot, now));
    }

    private static TimeSpan? Remaining(ProgressSnapshot snapshot, double now)
    {
        var left = snapshot.Total - snapshot.Finished;
        if (!snapshot.TotalIsFinal || left <= 0 || now <= 0)
            return null;
        var seconds = left / now;
        return seconds < TimeSpan.MaxValue.TotalSeconds / 2 ? TimeSpan.FromSeconds(seconds) : null;
    }

    private static double PerSecond(long count, double seconds) => seconds > 0 ? count / seconds : 0;
}
