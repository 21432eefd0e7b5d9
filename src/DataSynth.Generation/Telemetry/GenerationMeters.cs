using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;

namespace DataSynth.Generation.Telemetry;

/// <summary>
/// What the room tells listeners inside the machine (<c>dotnet-counters</c>, or a host with an exporter): activities and instruments with the
/// names, units and buckets of OpenTelemetry's semantic conventions for generative AI clients (gen-ai-spans, gen-ai-metrics). Nothing is
/// sent anywhere from here.
/// </summary>
public static class GenerationMeters
{
    /// <summary>The name of both the <see cref="ActivitySource"/> and the <see cref="Meter"/>.</summary>
    public const string Name = "DataSynth.Generation";

    private static readonly string? Version = typeof(GenerationMeters).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;

    private static readonly Meter Meter = new(Name, Version);

    /// <summary>One activity of kind client for each request, retries included, named <c>chat MODEL</c>.</summary>
    internal static ActivitySource Activities { get; } = new(Name, Version);

    /// <summary>Seconds from sending a request to its outcome, waits between attempts included.</summary>
    internal static Histogram<double> OperationDuration { get; } = Meter.CreateHistogram(
        "gen_ai.client.operation.duration",
        "s",
        "Duration of a request, retries included.",
        tags: null,
        new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92],
        });

    /// <summary>Tokens of one request, by <c>gen_ai.token.type</c> (input, output), where the server counts them.</summary>
    internal static Histogram<long> TokenUsage { get; } = Meter.CreateHistogram(
        "gen_ai.client.token.usage",
        "{token}",
        "Tokens that a request used.",
        tags: null,
        new InstrumentAdvice<long>
        {
            HistogramBucketBoundaries = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864],
        });

    /// <summary>Requests under way now, those that wait to be tried again included.</summary>
    internal static UpDownCounter<long> UnderWay { get; } = Meter.CreateUpDownCounter<long>(
        "datasynth.requests.active", "{request}", "Requests under way, waits between attempts included.");
}
