namespace DataSynth.Generation.Scheduling;

/// <summary>The latest answers of an endpoint: how long they took, and how fast they come.</summary>
internal sealed class LatencyWindow
{
    private const int Size = 512;
    private static readonly TimeSpan RateSpan = TimeSpan.FromSeconds(10);

    private readonly (TimeSpan At, TimeSpan Latency)[] _answers = new (TimeSpan, TimeSpan)[Size];
    private long _count;

    /// <summary>Takes an answer up.</summary>
    /// <param name="now">When it came.</param>
    /// <param name="latency">How long it took.</param>
    public void Add(TimeSpan now, TimeSpan latency) => _answers[_count++ % Size] = (now, latency);

    /// <summary>The median over the latest answers; null before the first.</summary>
    public TimeSpan? Median()
    {
        var known = (int)Math.Min(_count, Size);
        if (known == 0)
            return null;
        var latencies = _answers.Take(known).Select(answer => answer.Latency).Order().ToArray();
        return latencies[known / 2];
    }

    /// <summary>Answers per second over the last ten seconds, or over the time that the latest answers span where that is shorter.</summary>
    /// <param name="now">The time.</param>
    public double Rate(TimeSpan now)
    {
        var known = (int)Math.Min(_count, Size);
        var recent = _answers.Take(known).Count(answer => now - answer.At <= RateSpan);
        if (recent == 0)
            return 0;
        var span = recent < Size ? RateSpan : now - _answers[_count % Size].At;
        return recent / Math.Max(span.TotalSeconds, 0.001);
    }
}
