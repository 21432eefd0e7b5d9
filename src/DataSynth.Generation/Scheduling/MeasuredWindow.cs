namespace DataSynth.Generation.Scheduling;

/// <summary>
/// Measures throughput at one limit. A window begins half a latency after a change, when the change begins to show, and lasts whole
/// latencies: answers of requests that were sent together come together, and each window must hold as many such bursts as it has latencies.
/// </summary>
internal sealed class MeasuredWindow
{
    private TimeSpan _changed;
    private TimeSpan? _starts;
    private TimeSpan _ends;
    private double _latency;
    private double _latencies;
    private double _squares;
    private long _inFlight;
    private int _answers;

    /// <summary>Answers since the last change, those before the window included.</summary>
    public int AllAnswers { get; private set; }

    /// <summary>Refusals since the last change.</summary>
    public int Refusals { get; private set; }

    /// <summary>Begins anew.</summary>
    /// <param name="now">The time.</param>
    /// <param name="settle">Whether the limit has changed, so that the window begins when that shows.</param>
    public void Restart(TimeSpan now, bool settle = false)
    {
        _changed = now;
        _starts = settle ? null : now;
        (AllAnswers, Refusals, _answers, _latencies, _squares, _inFlight) = (0, 0, 0, 0, 0, 0);
        _ends = now + Seconds(_latency);
    }

    /// <summary>A request was refused.</summary>
    public void Refuse() => Refusals++;

    /// <summary>Takes an answer up.</summary>
    /// <param name="now">When it came.</param>
    /// <param name="latency">How long it took.</param>
    /// <param name="inFlight">Requests under way, this one included.</param>
    /// <param name="limit">Requests allowed.</param>
    /// <returns>What the window has shown, whenever it has lasted another whole latency; null otherwise. Where the requests under way did
    /// not use the limit, the window begins anew.</returns>
    public Measured? Add(TimeSpan now, TimeSpan latency, int inFlight, int limit)
    {
        AllAnswers++;
        var seconds = Math.Max(latency.TotalSeconds, 1e-6);
        if (_latency == 0)
            _latency = seconds;
        if (_starts is null && !Begin(now, inFlight, limit))
        {
            Follow(seconds, limit);
            return null;
        }

        // Ended by the clock and not by an answer, at whole latencies: a burst counts fully or not at all.
        Measured? measured = null;
        if (now >= _ends && _answers > 0)
        {
            while (_ends + Seconds(_latency) <= now)
                _ends += Seconds(_latency);
            if (_inFlight >= 0.85 * limit * _answers)
                measured = Read();
            else
                Restart(_ends);
            _ends += Seconds(_latency);
        }

        Count(seconds, inFlight, limit);
        return measured;
    }

    private Measured Read()
    {
        var length = (_ends - _starts!.Value).TotalSeconds;
        var mean = _latencies / _answers;
        var variance = Math.Max(0, (_squares / _answers) - (mean * mean));
        return new Measured(_answers / length, mean, Math.Sqrt(variance) / mean, _answers, length);
    }

    private bool Begin(TimeSpan now, int inFlight, int limit)
    {
        var settled = _changed + Seconds(_latency / 2);
        if (now < settled || inFlight > limit)
            return false;

        // A limit that went down is in force when the last request too many is answered; one that went up at once.
        _starts = now - settled < Seconds(_latency) ? settled : now;
        _ends = _starts.Value + Seconds(_latency);
        return true;
    }

    private void Count(double seconds, int inFlight, int limit)
    {
        _answers++;
        _latencies += seconds;
        _squares += seconds * seconds;
        _inFlight += inFlight;
        Follow(seconds, limit);
    }

    /// <summary>The mean latency, remembered over about as many answers as are under way.</summary>
    private void Follow(double seconds, int limit) => _latency += (seconds - _latency) / Math.Clamp(limit, 8, 64);

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
