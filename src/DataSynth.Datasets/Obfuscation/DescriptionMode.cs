namespace DataSynth.Datasets.Obfuscation;

/// <summary>What happens to a description that still says a tool's or parameter's old name.</summary>
public enum DescriptionMode
{
    /// <summary>It stays, and is counted.</summary>
    Report,

    /// <summary>The new name takes the old one's place in it.</summary>
    Replace,

    /// <summary>The whole description is left out.</summary>
    Drop,
}
