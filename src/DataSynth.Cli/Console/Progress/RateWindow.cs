namespace DataSynth.Cli.Console.Progress;

/// <summary>How fast a run goes: over the last half minute, and over all.</summary>
internal sealed class RateWindow
{
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(30);

    private readonly Queue<(TimeSpan At, long Done, long Tokens)> _points = new();

    /// <summary>Takes a new point.</summary>
    /// <param name="snapshot">The counters now; never earlier than those before.</param>
    public ProgressRates Add(ProgressSnapshot snapshot)
    {
        _points.Enqueue((snapshot.Elapsed, snapshot.DoneNow, snapshot.OutputTokens));
        while (_points.Count > 2 && snapshot.Elapsed - _points.Peek().At > Span)
            _points.Dequeue();

        var first = _points.Peek();
        var seconds = (snapshot.Elapsed - first.At).TotalSeconds;
        var average = PerSecond(snapshot.DoneNow, snapshot.Elapsed.TotalSeconds);
        var now = _points.Count < 2 ? average : PerSecond(snapshot.DoneNow - first.Done, seconds);
        var tokens = _points.Count < 2
            ? PerSecond(snapshot.OutputTokens, snapshot.Elapsed.TotalSeconds)
            : PerSecond(snapshot.OutputTokens - first.Tokens, seconds);
        return new ProgressRates(now, average, tokens, Remaining(snapshot, now));
    }

    private static TimeSpan? Remaining(ProgressSnapshot snapshot, double now)
    {
        var left = snapshot.Planned - snapshot.Done;
        if (!snapshot.PlanIsComplete || left <= 0 || now <= 0)
            return null;
        var seconds = left / now;
        return seconds < TimeSpan.MaxValue.TotalSeconds / 2 ? TimeSpan.FromSeconds(seconds) : null;
    }

    private static double PerSecond(long count, double seconds) => seconds > 0 ? count / seconds : 0;
}
