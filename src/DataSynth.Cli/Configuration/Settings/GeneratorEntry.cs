using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Cli.Configuration.Settings;

/// <summary>One generator as the pipeline file gives it; a null setting leaves the choice to the server.</summary>
internal sealed record GeneratorEntry
{
    /// <summary>What answers.</summary>
    public required ProviderKind Provider { get; init; }

    /// <summary>The model's name at its endpoint; <c>perturb</c> for the offline generator.</summary>
    public required string Model { get; init; }

    /// <summary>Base addresses that all serve the model; empty for the offline generator.</summary>
    public IReadOnlyList<Uri> Endpoints { get; init; } = [];

    /// <summary>The declared licence; null when the server has to say.</summary>
    public string? License { get; init; }

    /// <summary>The NAME of the environment variable that holds the API key; null for none.</summary>
    public string? ApiKeyEnvironmentVariable { get; init; }

    /// <summary>Replies per task.</summary>
    public int Samples { get; init; }

    /// <summary>Sampling temperature.</summary>
    public double Temperature { get; init; }

    /// <summary>Nucleus sampling, in (0, 1].</summary>
    public double? TopP { get; init; }

    /// <summary>How many of the likeliest tokens are kept.</summary>
    public int? TopK { get; init; }

    /// <summary>Least probability relative to the likeliest token, in [0, 1].</summary>
    public double? MinP { get; init; }

    /// <summary>Context window in tokens, Ollama's <c>num_ctx</c>.</summary>
    public int? ContextLength { get; init; }

    /// <summary>The most tokens of a reply.</summary>
    public int MaxOutputTokens { get; init; }

    /// <summary><c>true</c>, <c>false</c>, <c>low</c>, <c>medium</c> or <c>high</c>.</summary>
    public string? Think { get; init; }

    /// <summary>How long Ollama keeps the model loaded, in Ollama's spelling.</summary>
    public string? KeepAlive { get; init; }

    /// <summary>Further fields of the request body, sent as they are.</summary>
    public JsonObject? ExtraBody { get; init; }

    /// <summary>How the model gets its tools.</summary>
    public ToolDelivery Tools { get; init; }

    /// <summary>Requests under way per endpoint.</summary>
    public Concurrency Concurrency { get; init; }

    /// <summary>From sending to the last byte.</summary>
    public TimeSpan Timeout { get; init; }

    /// <summary>For the connection alone.</summary>
    public TimeSpan ConnectTimeout { get; init; }

    /// <summary>From sending to the first byte; null for no limit of its own.</summary>
    public TimeSpan? FirstByteTimeout { get; init; }

    /// <summary>Where the entry stands in the pipeline file.</summary>
    public SourcePosition Position { get; init; }
}
