namespace DataSynth.Datasets.Tasks;

/// <summary>What a record takes from its source where it says nothing itself.</summary>
/// <param name="Dataset">The data set's name.</param>
/// <param name="License">SPDX expression, or null.</param>
internal sealed record TaskDefaults(string Dataset, string? License)
{
    /// <summary>Whether the settings name the data set; otherwise the name is the file's.</summary>
    public bool IsNamed { get; init; }
}
