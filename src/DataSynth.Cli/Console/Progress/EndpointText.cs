using DataSynth.Generation.Scheduling;

namespace DataSynth.Cli.Console.Progress;

/// <summary>The states of endpoints in words, for panel, <c>progress.json</c> and log alike.</summary>
internal static class EndpointText
{
    /// <summary>The word for a state: <c>open</c>, <c>probing</c> or <c>parked</c>.</summary>
    /// <param name="state">The state.</param>
    public static string Of(EndpointState state) => state switch
    {
        EndpointState.Open => "open",
        EndpointState.HalfOpen => "probing",
        _ => "parked",
    };

    /// <summary>What an endpoint does now, in a few words.</summary>
    /// <param name="endpoint">The endpoint.</param>
    public static string Describe(EndpointSnapshot endpoint)
    {
        if (endpoint.State == EndpointState.Parked)
            return $"{Of(endpoint.State)}: does not answer, is tried again; its requests wait";
        var automatic = endpoint.IsAutomatic ? " auto" : string.Empty;
        var latency = endpoint.MedianLatency is { } median ? $", median {Latency(median)}" : string.Empty;
        return $"{Of(endpoint.State)}, {NumberText.Count(endpoint.InFlight)}/{NumberText.Count(endpoint.Limit)}{automatic} in flight, "
            + $"{NumberText.Rate(endpoint.AnswersPerSecond)}/s{latency}";
    }

    private static string Latency(TimeSpan span) => span.TotalSeconds < 1
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{span.TotalMilliseconds:F0} ms")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{span.TotalSeconds:F1} s");
}
