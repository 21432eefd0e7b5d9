namespace DataSynth.Datasets.Obfuscation;

/// <summary>How tasks are obfuscated.</summary>
/// <param name="Share">The share of tasks that also appear obfuscated, 0 to 1.</param>
/// <param name="Descriptions">What happens to descriptions that say an old name.</param>
public sealed record ObfuscationSettings(double Share, DescriptionMode Descriptions);
