namespace DataSynth.Datasets.Candidates;

/// <summary>Who made a candidate.</summary>
/// <param name="Name">The column <c>generator_model</c>: the model's name, or <c>perturb/1</c>.</param>
/// <param name="License">SPDX expression of the weights' licence, or null when there is none (perturb).</param>
/// <param name="Digest">What identifies the very weights, or null when the server does not say.</param>
public sealed record GeneratorIdentity(string Name, string? License, string? Digest)
{
    /// <summary>Whether candidates are made offline from the ground truth instead of by a model.</summary>
    public bool IsPerturb => Name.StartsWith("perturb/", StringComparison.Ordinal);
}
