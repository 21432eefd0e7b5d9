namespace DataSynth.Generation.Inspection;

/// <summary>One model as its server lists it. What a server does not say is null or empty.</summary>
/// <param name="Name">The name to ask for.</param>
public sealed record ServedModel(string Name)
{
    /// <summary>Digest of the weights, hexadecimal.</summary>
    public string? Digest { get; init; }

    /// <summary>Family as the server sees it, such as <c>qwen3</c>.</summary>
    public string? Family { get; init; }

    /// <summary>Number of parameters in words, such as <c>8.2B</c>.</summary>
    public string? ParameterSize { get; init; }

    /// <summary>Weight quantization, such as <c>Q4_K_M</c>.</summary>
    public string? Quantization { get; init; }

    /// <summary>Largest context window in tokens.</summary>
    public long? ContextLength { get; init; }

    /// <summary>What it can do (Ollama): <c>completion</c>, <c>tools</c>, <c>thinking</c>, …</summary>
    public IReadOnlyList<string> Capabilities { get; init; } = [];
}
