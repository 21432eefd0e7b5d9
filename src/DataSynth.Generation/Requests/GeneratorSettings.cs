using DataSynth.ToolCalling.Json;

namespace DataSynth.Generation.Requests;

/// <summary>One generator of a pipeline, as its author wants it.</summary>
/// <param name="Provider">The protocol.</param>
/// <param name="Model">The model as the server knows it; <see cref="GeneratorDescription.PerturbName"/> for perturb.</param>
public sealed record GeneratorSettings(Provider Provider, string Model)
{
    /// <summary>Where the model is served. Base addresses: <c>http://host:11434</c> for Ollama, <c>http://host:8000/v1</c> for
    /// OpenAI-compatible servers. Empty for perturb.</summary>
    public IReadOnlyList<Uri> Endpoints { get; init; } = [];

    /// <summary>SPDX expression that the user declares for the model's weights, or null.</summary>
    public string? License { get; init; }

    /// <summary>Name of the environment variable that holds the API key, or null for none. Never the key itself.</summary>
    public string? ApiKeyEnvironmentVariable { get; init; }

    /// <summary>Answers wanted for each task; at least 1, default 4.</summary>
    public int Samples { get; init; } = 4;

    /// <summary>Sampling temperature, default 0.7; null leaves it to the server.</summary>
    public double? Temperature { get; init; } = 0.7;

    /// <summary>Nucleus sampling mass, default 0.95; null leaves it to the server.</summary>
    public double? TopP { get; init; } = 0.95;

    /// <summary>Number of most likely tokens to draw from. Null (default) sends Ollama's own 40 to Ollama, and nothing to others, since
    /// not every OpenAI-compatible server knows the field.</summary>
    public int? TopK { get; init; }

    /// <summary>Smallest probability relative to the likeliest token. Null (default) sends 0 to Ollama, and nothing to others.</summary>
    public double? MinP { get; init; }

    /// <summary>Context window in tokens, default 16384. Sent to Ollama, whose own default depends on its memory; other servers fix it at
    /// their start.</summary>
    public int ContextLength { get; init; } = 16384;

    /// <summary>Most tokens a reply may have, default 1024; a reply cut there is unlabelled.</summary>
    public int MaxOutputTokens { get; init; } = 1024;

    /// <summary>Whether a reasoning model reasons: <c>true</c>, <c>false</c>, <c>low</c>, <c>medium</c>, <c>high</c> or <c>max</c>; null
    /// (default) leaves it to the server.</summary>
    public string? Think { get; init; }

    /// <summary>How long Ollama keeps the model loaded after a request, as a Go duration (<c>30m</c>) or seconds; default <c>30m</c>, so
    /// that a pause for other work does not cost a load.</summary>
    public string KeepAlive { get; init; } = "30m";

    /// <summary>Further fields of the request body. They win over ours; a null removes ours. An object under <c>options</c> is merged into
    /// Ollama's options. Null (default) for none.</summary>
    public JsonObject? ExtraBody { get; init; }

    /// <summary>The word for <see cref="Syntax"/> by which it is found out for every reply, whatever was seen before.</summary>
    public const string AnySyntax = "auto";

    /// <summary>The syntax in which the model writes calls, a name of the parser's registry, to read its texts by first, or
    /// <see cref="AnySyntax"/>; null (default) leaves it to what a probe found, and finds it out for every reply where there is nothing.
    /// It changes how replies are read, not what is asked.</summary>
    public string? Syntax { get; init; }

    /// <summary>How the model gets the tools; default native.</summary>
    public ToolDelivery Delivery { get; init; } = ToolDelivery.Native;

    /// <summary>Requests under way at once per endpoint; null (default) finds the number automatically, from throughput, latency and what the
    /// server says of its load.</summary>
    public int? Concurrency { get; init; }

    /// <summary>Whether this model is asked side by side with others at the same server; null (default) means not at Ollama, which may have to
    /// unload one model to answer for another, and yes elsewhere.</summary>
    public bool? Together { get; init; }

    /// <summary>Whether it waits for its turn where models share a server.</summary>
    public bool TakesTurns => !(Together ?? Provider != Provider.Ollama);

    /// <summary>When its turn is: lower numbers first, equal ones in the order of the pipeline; default 0.</summary>
    public int Order { get; init; }

    /// <summary>This generator's weight where several wait for places at the same endpoint; above 0, default 1.</summary>
    public double Share { get; init; } = 1;

    /// <summary>Longest time from sending a request to the last byte of its reply, per attempt; default 10 minutes. Waiting for a place
    /// among <see cref="Concurrency"/> does not count.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Longest time to open a connection; default 10 seconds.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest time from sending to the first byte of the reply; null (default) means <see cref="Timeout"/>. Replies are not
    /// streamed, so a server's first byte comes when the whole reply is ready.</summary>
    public TimeSpan? FirstByteTimeout { get; init; }

    /// <summary>Largest reply accepted, in bytes; default 16 MiB. Larger ones fail with <c>too_large</c>.</summary>
    public int MaxResponseBytes { get; init; } = 16 * 1024 * 1024;
}
