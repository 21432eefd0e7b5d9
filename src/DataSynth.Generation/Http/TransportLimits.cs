using DataSynth.Generation.Requests;

namespace DataSynth.Generation.Http;

/// <summary>What one exchange may take.</summary>
/// <param name="Timeout">Sending to last byte.</param>
/// <param name="FirstByteTimeout">Sending to the response's head.</param>
/// <param name="MaxResponseBytes">Largest body.</param>
public sealed record TransportLimits(TimeSpan Timeout, TimeSpan FirstByteTimeout, int MaxResponseBytes)
{
    /// <summary>For questions about a server rather than to a model: 15 seconds, 16 MiB.</summary>
    public static TransportLimits Inspection { get; } = new(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(15), 16 * 1024 * 1024);

    /// <summary>The limits that a generator's settings name.</summary>
    /// <param name="settings">The settings.</param>
    public static TransportLimits From(GeneratorSettings settings)
        => new(settings.Timeout, settings.FirstByteTimeout ?? settings.Timeout, settings.MaxResponseBytes);
}
