namespace DataSynth.Generation.Licenses;

/// <summary>What a server says about the weights it serves, as far as licences depend on it.</summary>
/// <param name="Model">The model as the server names it.</param>
public sealed record ModelEvidence(string Model)
{
    /// <summary>Full text of the licence, all layers joined (Ollama's <c>license</c>), or null.</summary>
    public string? LicenseText { get; init; }

    /// <summary>The licence identifier within the weights' file (GGUF's <c>general.license</c>), or null.</summary>
    public string? LicenseId { get; init; }

    /// <summary>Names of models that this one was made from (GGUF's <c>general.base_model.*</c>, Ollama's <c>parent_model</c>); often
    /// empty.</summary>
    public IReadOnlyList<string> BaseModels { get; init; } = [];

    /// <summary>Number of parameters in words, such as <c>8.2B</c>, or null.</summary>
    public string? ParameterSize { get; init; }

    /// <summary>The host that really runs the model, for cloud models; null for local weights.</summary>
    public string? RemoteHost { get; init; }
}
