namespace DataSynth.Datasets.Sources;

/// <summary>What happens to a task whose right calls contradict its own tools.</summary>
public enum GroundTruthMode
{
    /// <summary>It is quarantined with the first contradiction as the reason; the default.</summary>
    Strict,

    /// <summary>It is quarantined where no call could be right (a tool or parameter that is not offered, a required one that is missing);
    /// otherwise it is kept, and <see cref="SourceTask.Problems"/> lists the contradictions.</summary>
    Lenient,

    /// <summary>Nothing is checked.</summary>
    Off,
}
