namespace DataSynth.Datasets.Candidates;

/// <summary>In which form a source task was put to a generator.</summary>
public enum TaskVariant
{
    /// <summary>As the source has it.</summary>
    Plain,

    /// <summary>With renamed tools and parameters.</summary>
    Obfuscated,
}
