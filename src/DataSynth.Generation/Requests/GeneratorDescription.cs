namespace DataSynth.Generation.Requests;

/// <summary>Who answers: what a request key and a row say of a generator. It names no endpoint: moving a server changes nothing.</summary>
/// <param name="Name">As in the column <c>generator_model</c>, such as <c>qwen3:8b</c> or <c>perturb/1</c>.</param>
/// <param name="Provider">The protocol.</param>
/// <param name="Model">The model as the server knows it.</param>
/// <param name="Delivery">How the model gets the tools.</param>
public sealed record GeneratorDescription(string Name, Provider Provider, string Model, ToolDelivery Delivery)
{
    /// <summary>Digest of the weights as the server states it (Ollama's manifest digest), or null when the server does not.</summary>
    public string? Digest { get; init; }

    /// <summary>SPDX expression or <c>LicenseRef-…</c> name of the model's licence, or null for none (perturb).</summary>
    public string? License { get; init; }

    /// <summary>What the licence was concluded from, one sentence each; empty for perturb.</summary>
    public IReadOnlyList<string> LicenseEvidence { get; init; } = [];

    /// <summary>Weight quantization as the server states it, such as <c>Q4_K_M</c>, or null.</summary>
    public string? Quantization { get; init; }

    /// <summary>The syntax by which its texts are read first, or null to find it out. No part of a request's identity.</summary>
    public string? Syntax { get; init; }

    /// <summary>Whether the syntax was seen in a reply of its model rather than named in the pipeline; default false.</summary>
    public bool IsSyntaxFound { get; init; }

    /// <summary>The offline generator.</summary>
    public static GeneratorDescription Perturb { get; } = new(PerturbName, Provider.Perturb, PerturbName, ToolDelivery.Native);

    /// <summary>Name and version of the perturb generator; the number changes when the same seed would give other calls than in the release before.</summary>
    public const string PerturbName = "perturb/1";
}
