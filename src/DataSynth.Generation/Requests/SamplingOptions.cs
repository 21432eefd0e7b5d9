using DataSynth.ToolCalling.Json;

namespace DataSynth.Generation.Requests;

/// <summary>
/// How an answer is drawn. Chat clients of this room take it through <c>ChatOptions.RawRepresentationFactory</c>, because
/// <c>ChatOptions</c> has single-precision numbers only and lacks half of the fields.
/// </summary>
public sealed record SamplingOptions
{
    /// <summary>Temperature, or null to leave it to the server.</summary>
    public double? Temperature { get; init; }

    /// <summary>Nucleus sampling mass, or null.</summary>
    public double? TopP { get; init; }

    /// <summary>Number of most likely tokens to draw from, or null.</summary>
    public int? TopK { get; init; }

    /// <summary>Smallest probability relative to the likeliest token, or null.</summary>
    public double? MinP { get; init; }

    /// <summary>Seed of this one answer, 0 to 2³¹ − 1 (what every server takes), or null.</summary>
    public long? Seed { get; init; }

    /// <summary>Most tokens of a reply, or null for the server's limit.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>Context window in tokens, or null for the server's; only Ollama takes it with a request.</summary>
    public int? ContextLength { get; init; }

    /// <summary>See <see cref="GeneratorSettings.Think"/>.</summary>
    public string? Think { get; init; }

    /// <summary>See <see cref="GeneratorSettings.KeepAlive"/>; null for the server's.</summary>
    public string? KeepAlive { get; init; }

    /// <summary>See <see cref="GeneratorSettings.ExtraBody"/>.</summary>
    public JsonObject? ExtraBody { get; init; }

    /// <summary>The sampling that a generator's settings ask for, for one seed.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="seed">The seed of the answer.</param>
    public static SamplingOptions From(GeneratorSettings settings, long seed) => new()
    {
        Temperature = settings.Temperature,
        TopP = settings.TopP,
        TopK = settings.TopK,
        MinP = settings.MinP,
        Seed = seed,
        MaxOutputTokens = settings.MaxOutputTokens,
        ContextLength = settings.Provider == Provider.Ollama ? settings.ContextLength : null,
        Think = settings.Think,
        KeepAlive = settings.Provider == Provider.Ollama ? settings.KeepAlive : null,
        ExtraBody = settings.ExtraBody,
    };
}
