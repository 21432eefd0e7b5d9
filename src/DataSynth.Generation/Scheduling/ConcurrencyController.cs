namespace DataSynth.Generation.Scheduling;

/// <summary>
/// Finds how many requests a server should have under way: the fewest that give its best throughput. Model servers queue instead of
/// refusing, so neither errors nor latency alone show the knee; throughput over measured windows does.
/// </summary>
/// <remarks>
/// From a cold start the limit doubles while throughput grows with it; where the first doubling gains nothing it is halved instead while
/// nothing is lost. Then the controller compares windows at the limit with windows a
/// step above and below: a step up has to gain, a step down must not lose. Steps grow while they are accepted, and pauses between trials
/// grow while none is. Refusals and the server's own word on its queue are obeyed at once. Pure: time comes in, a limit goes out.
/// </remarks>
internal sealed class ConcurrencyController : IConcurrencyLimit
{
    /// <summary>The most requests at one endpoint without a number of the user's.</summary>
    public const int DefaultMost = 1024;

    private const int First = 4;
    private const double RampGain = 1.35;
    private const double FlatGain = 1.15;
    private const double SmallStep = 1.25;

    /// <summary>Share of the rate that has to remain when the limit is halved.</summary>
    private const double DescentKeeps = 0.9;

    /// <summary>Answers of a limit below the first that can suffice.</summary>
    private const int FewAnswers = 8;

    private const double RefusedShare = 0.15;

    /// <summary>How sure a comparison must be to end before it has all its answers, in standard deviations.</summary>
    private const double Sure = 2;

    /// <summary>Answers after which a comparison ends, sure or not.</summary>
    private const int EnoughAnswers = 60;

    /// <summary>A window may be longer where that costs less than this, in seconds, and up to so many times the answers.</summary>
    private const double CheapSeconds = 1.5;
    private const int CheapAnswers = 4;

    private const int FirstRests = 3;
    private const int MaxRests = 8;
    private static readonly TimeSpan CeilingLife = TimeSpan.FromSeconds(20);

    private readonly MeasuredWindow _window = new();
    private Phase _phase = Phase.Ramp;
    private int _base = First;
    private Measured? _known;
    private bool _upNext = true;
    private double _step = SmallStep;
    private int _rejected;
    private int _rests;
    private int _ceiling;
    private TimeSpan _ceilingEnds;
    private double _preemptions = -1;

    /// <summary>A controller that knows nothing yet.</summary>
    /// <param name="most">The most that the limit may become; at least 1.</param>
    public ConcurrencyController(int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        Most = most;
        Limit = Math.Min(First, most);
        _ceiling = most;
    }

    private enum Phase
    {
        Ramp,
        Descend,
        Rest,
        TryUp,
        TryDown,
    }

    /// <inheritdoc/>
    public int Limit { get; private set; }

    /// <inheritdoc/>
    public int Most { get; }

    /// <inheritdoc/>
    public void Answered(TimeSpan now, TimeSpan latency, int inFlight)
    {
        if (_window.Add(now, latency, inFlight, Limit) is { } measured)
            Decide(now, measured);
    }

    /// <inheritdoc/>
    public void Refused(TimeSpan now)
    {
        _window.Refuse();
        if (_window.Refusals < 3 || _window.Refusals < RefusedShare * (_window.Refusals + _window.AllAnswers))
            return;
        _ceiling = Math.Max(1, Limit - 1);
        _ceilingEnds = now + CeilingLife;
        Settle(now, _phase is Phase.TryUp or Phase.Ramp && _base < Limit ? _base : Limit * 7 / 10);
    }

    /// <inheritdoc/>
    public void Observe(TimeSpan now, ServerLoad load, int inFlight)
    {
        var preempted = _preemptions >= 0 && load.Preemptions > _preemptions;
        _preemptions = load.Preemptions;
        if (preempted)
        {
            _ceiling = Math.Max(1, Limit * 9 / 10);
            _ceilingEnds = now + CeilingLife;
            if (Limit > _ceiling)
                Settle(now, _ceiling);
            return;
        }

        if (load.Waiting < Math.Max(1, load.Running / 8))
            return;

        // Others may use the server too: of what runs, our part is as large as of all that is there.
        var ours = load.Running * inFlight / (load.Running + load.Waiting);
        var enough = (int)Math.Ceiling(ours + Math.Max(1, ours / 8));
        if (enough < Limit)
            Settle(now, enough);
    }

    /// <inheritdoc/>
    public void Restart(TimeSpan now)
    {
        _phase = Phase.Ramp;
        _base = Math.Min(First, Most);
        _known = null;
        Set(now, Math.Max(_base, Limit / 4));
    }

    private void Decide(TimeSpan now, Measured measured)
    {
        if (now >= _ceilingEnds)
            _ceiling = Most;
        switch (_phase)
        {
            case Phase.Ramp:
                Ramp(now, measured);
                break;
            case Phase.Descend:
                Descend(now, measured);
                break;
            case Phase.Rest when IsEnough(measured):
                Rest(now, measured);
                break;
            case Phase.TryUp:
                // A third of what a server with room would gain.
                Judge(now, measured, 1 + (0.35 * (((double)Limit / _base) - 1)));
                break;
            case Phase.TryDown:
                Judge(now, measured, 0.975);
                break;
            default:
                break;
        }
    }

    private bool IsEnough(Measured measured)
    {
        var enough = Math.Max(EnoughAnswers, Limit);
        return measured.Answers >= enough && (measured.Seconds >= CheapSeconds || measured.Answers >= CheapAnswers * enough);
    }

    private void Ramp(TimeSpan now, Measured measured)
    {
        if (measured.Answers < Math.Max(12, Limit / 2))
            return;
        var gain = _known is { } known ? measured.Rate / known.Rate : double.PositiveInfinity;
        if (gain >= RampGain)
        {
            Remember(measured);
            if (Limit < _ceiling)
                Set(now, Math.Min(Limit * 2, _ceiling));
            else
                Settle(now, Limit);
            return;
        }

        // Twice the limit ought to give twice the rate; where chance may hide that, look longer.
        var error = ErrorOfRatio(measured);
        if (gain * (1 + (Sure * error)) > 1.8 && measured.Answers < 3 * Math.Max(12, Limit / 2))
            return;

        // A server of very few slots: which of the first requests are too many, only fewer can tell.
        if (gain < FlatGain && _base == First)
        {
            _phase = Phase.Descend;
            Set(now, First / 2);
            return;
        }

        // Little's law: what the server finishes per second, times what one request takes while nothing queues, is what it works on at once.
        var knee = measured.Rate * _known!.Value.Latency;
        Settle(now, (int)Math.Round(Math.Clamp(knee * 1.25, _base, Limit)));
    }

    private void Descend(TimeSpan now, Measured measured)
    {
        var ratio = measured.Rate / _known!.Value.Rate;
        var isClear = Math.Abs(ratio - DescentKeeps) > Sure * ErrorOfRatio(measured) * ratio;
        if (measured.Answers < FewAnswers || (!isClear && measured.Answers < 4 * FewAnswers))
            return;
        if (ratio < DescentKeeps)
        {
            Settle(now, _base);
            return;
        }

        Remember(measured);
        if (Limit == 1)
            Settle(now, 1);
        else
            Set(now, Limit / 2);
    }

    private void Rest(TimeSpan now, Measured measured)
    {
        var isNews = _known is not { } known || Math.Abs(measured.Rate - known.Rate) > 3 * ErrorOfRatio(measured) * known.Rate;
        if (isNews)
        {
            // What was learnt by trial held for other times.
            Remember(measured);
            (_rejected, _rests) = (0, Math.Min(_rests, 1));
        }
        else
        {
            _known = _known!.Value.Join(measured, 2 * measured.Answers);
        }

        if (--_rests > 0)
            _window.Restart(now);
        else
            Try(now);
    }

    private void Try(TimeSpan now)
    {
        var up = Math.Min(_ceiling, Math.Max(Limit + 1, (int)Math.Round(Limit * _step)));
        var down = Math.Max(1, Math.Min(Limit - 1, (int)Math.Round(Limit / _step)));
        if (up <= Limit)
            _upNext = false;
        if (down >= Limit)
            _upNext = true;
        if (_upNext && up <= Limit)
        {
            Pause(now);
            return;
        }

        _phase = _upNext ? Phase.TryUp : Phase.TryDown;
        Set(now, _upNext ? up : down);
    }

    /// <summary>Compares a trial with what is known of the base; ends early where that is clear.</summary>
    private void Judge(TimeSpan now, Measured measured, double wanted)
    {
        var ratio = measured.Rate / _known!.Value.Rate;
        var distance = Math.Abs(ratio - wanted) / (ErrorOfRatio(measured) * Math.Max(ratio, 0.1));
        if (measured.Answers < Math.Max(8, Limit / 2) || (distance < Sure && !IsEnough(measured)))
            return;
        if (ratio > wanted)
        {
            _base = Limit;
            _rejected = 0;
            _step = Math.Min(2, _step * 1.2);
            _known = measured;
            Try(now);
            return;
        }

        _rejected++;
        _upNext = !_upNext;
        Pause(now);
    }

    private void Pause(TimeSpan now)
    {
        _step = SmallStep;
        _rests = Math.Min(MaxRests, FirstRests + _rejected - 1);
        _phase = Phase.Rest;
        Set(now, _base);
    }

    private double ErrorOfRatio(Measured measured)
    {
        var known = _known?.Error ?? 1;
        return Math.Sqrt((known * known) + (measured.Error * measured.Error));
    }

    private void Remember(Measured measured)
    {
        _base = Limit;
        _known = measured;
    }

    private void Settle(TimeSpan now, int limit)
    {
        _phase = Phase.Rest;
        _known = null;
        _rests = 1;
        _rejected = 0;
        _step = SmallStep;
        _upNext = true;
        Set(now, limit);
        _base = Limit;
    }

    private void Set(TimeSpan now, int limit)
    {
        Limit = Math.Clamp(limit, 1, Most);
        _window.Restart(now, settle: true);
    }
}
