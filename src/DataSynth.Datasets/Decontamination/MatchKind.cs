namespace DataSynth.Datasets.Decontamination;

/// <summary>How a task matches a benchmark item.</summary>
public enum MatchKind
{
    /// <summary>The user says the same, but for case, punctuation and space.</summary>
    Text,

    /// <summary>The same tools are offered: names, descriptions and parameter names, in any order.</summary>
    Tools,

    /// <summary>At least half of the eight-word runs of the shorter of the two texts stand in the other.</summary>
    WordRuns,
}
