using System.Diagnostics;
using DataSynth.ToolCalling.Seeding;

namespace DataSynth.Generation.Tests.ScriptedServer;

/// <summary>
/// The timing of a server that works on so many requests at once and queues the rest: when a request comes, it is known when a slot will be
/// free for it, and so how long its answer takes. Safe for any number of threads.
/// </summary>
internal sealed class SlottedServer
{
    private readonly Lock _lock = new();
    private readonly SeededRandom _random;
    private readonly PriorityQueue<int, double> _free = new();
    private readonly List<double> _ends = [];
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>A server.</summary>
    /// <param name="slots">Requests at once.</param>
    /// <param name="median">Median time of one, while nothing queues.</param>
    /// <param name="sigma">Spread: the standard deviation of the times' logarithm.</param>
    /// <param name="seed">Seed of the times.</param>
    public SlottedServer(int slots, TimeSpan median, double sigma, long seed)
    {
        (Slots, Median, Sigma) = (slots, median, sigma);
        _random = new SeededRandom(seed, "slotted server");
        for (var slot = 0; slot < slots; slot++)
            _free.Enqueue(slot, 0);
    }

    public int Slots { get; }

    public double Sigma { get; }

    /// <summary>Median time of one request; may be changed at any time.</summary>
    public TimeSpan Median { get; set; }

    /// <summary>Requests per second that it can finish: slots over the mean of a log-normal time.</summary>
    public double IdealRate => Slots / (Median.TotalSeconds * Math.Exp(Sigma * Sigma / 2));

    /// <summary>Takes a request in.</summary>
    /// <returns>The time until its answer.</returns>
    public TimeSpan Take()
    {
        lock (_lock)
        {
            var now = _clock.Elapsed.TotalSeconds;
            _free.TryDequeue(out var slot, out var free);
            var end = Math.Max(now, free) + (Median.TotalSeconds * Math.Exp(Sigma * Normal()));
            _free.Enqueue(slot, end);
            _ends.Add(end);
            return TimeSpan.FromSeconds(end - now);
        }
    }

    /// <summary>The page <c>/metrics</c> as vLLM writes it.</summary>
    public string Metrics()
    {
        lock (_lock)
        {
            var now = _clock.Elapsed.TotalSeconds;
            _ends.RemoveAll(end => end <= now);
            var running = Math.Min(Slots, _ends.Count);
            return $"# TYPE vllm:num_requests_running gauge\nvllm:num_requests_running{{engine=\"0\"}} {running}.0\n"
                + $"vllm:num_requests_waiting{{engine=\"0\"}} {_ends.Count - running}.0\nvllm:num_preemptions_total{{engine=\"0\"}} 0.0\n";
        }
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
