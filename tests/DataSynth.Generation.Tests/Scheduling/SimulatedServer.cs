using DataSynth.Generation.Scheduling;
using DataSynth.ToolCalling.Seeding;

namespace DataSynth.Generation.Tests.Scheduling;

/// <summary>
/// A discrete-event model of a server and of a client that always has more to ask: time jumps from answer to answer. The server works on
/// a number of requests at once, each for its own service time, and queues the rest; beyond its slots it may also become slower.
/// </summary>
internal sealed class SimulatedServer
{
    private readonly PriorityQueue<Request, double> _running = new();
    private readonly Queue<Request> _queue = new();
    private readonly SeededRandom _random;
    private double _inFlightSeconds;

    public SimulatedServer(long seed) => _random = new SeededRandom(seed, "simulated server");

    /// <summary>Requests that it works on at once.</summary>
    public required int Slots { get; set; }

    /// <summary>Median service time in seconds.</summary>
    public required double Latency { get; set; }

    /// <summary>Spread of service times: standard deviation of their logarithm; 0 for none.</summary>
    public double Sigma { get; init; } = 0.6;

    /// <summary>How much slower all get with requests beyond the slots: service times are multiplied by (in flight / slots) to this power.</summary>
    public double Degradation { get; init; }

    /// <summary>Service time that is added for each request that runs beside a request, as a share of the latency: a GPU's batch.</summary>
    public double BatchCost { get; init; }

    /// <summary>Requests beyond this many are refused at once; null queues them.</summary>
    public int? RefusesBeyond { get; init; }

    /// <summary>Time that the client needs between an answer and the next request, in seconds.</summary>
    public double Overhead { get; init; } = 0.002;

    /// <summary>How often the server is asked for its load, in seconds; 0 for never.</summary>
    public double MetricsPeriod { get; init; }

    public double Now { get; private set; }

    public int InFlight => _running.Count + _queue.Count;

    public long Answers { get; private set; }

    /// <summary>Mean requests in flight since the start.</summary>
    public double MeanInFlight => _inFlightSeconds / Now;

    /// <summary>Lets time pass and counts the answers.</summary>
    public long Run(IConcurrencyLimit limit, double seconds)
    {
        var before = Answers;
        var end = Now + seconds;
        var nextMetrics = MetricsPeriod > 0 ? Now : double.PositiveInfinity;
        while (true)
        {
            Fill(limit);
            var next = _running.TryPeek(out _, out var finish) ? Math.Min(finish, nextMetrics) : Math.Min(Now + 0.01, nextMetrics);
            if (next > end)
            {
                Advance(end);
                return Answers - before;
            }

            Advance(next);
            if (next == nextMetrics)
            {
                nextMetrics += MetricsPeriod;
                limit.Observe(Time, new ServerLoad(_running.Count, _queue.Count, 0), InFlight);
                continue;
            }

            if (!_running.TryDequeue(out var done, out _))
                continue;
            Answers++;
            limit.Answered(Time, TimeSpan.FromSeconds(Now - done.Sent), InFlight + 1);
            if (_queue.TryDequeue(out var waiting))
                Start(waiting);
        }
    }

    private TimeSpan Time => TimeSpan.FromSeconds(Now);

    private void Fill(IConcurrencyLimit limit)
    {
        for (var refusals = 0; InFlight < limit.Limit && refusals < 3;)
        {
            if (InFlight >= RefusesBeyond)
            {
                limit.Refused(Time);
                refusals++;
                continue;
            }

            var request = new Request(Now);
            if (_running.Count < Slots)
                Start(request);
            else
                _queue.Enqueue(request);
        }
    }

    private void Start(Request request)
    {
        var service = Latency * Math.Exp(Sigma * Normal()) * (1 + (BatchCost * _running.Count));
        if (InFlight > Slots)
            service *= Math.Pow((double)InFlight / Slots, Degradation);
        _running.Enqueue(request, Now + Overhead + service);
    }

    private void Advance(double to)
    {
        _inFlightSeconds += InFlight * (to - Now);
        Now = to;
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    private readonly record struct Request(double Sent);
}
