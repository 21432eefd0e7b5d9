namespace DataSynth.Datasets.Sources;

/// <summary>What happens to a task whose right calls contradict its own tools.</summary>
public enum GroundTruthMode
{
    /// <summary>It is quarantined with the first contradiction as the reason; the default.</summary>
    Strict,

    /// <summary>It is kept and marked: <see cref="SourceTask.Problems"/> lists the contradictions, the task carries the first. Candidates
    /// of a task whose names contradict (a tool or parameter that is not offered, a required one that is missing) stay unlabelled.</summary>
    Lenient,

    /// <summary>Nothing is checked.</summary>
    Off,
}
