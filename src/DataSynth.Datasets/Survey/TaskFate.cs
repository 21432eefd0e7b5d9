namespace DataSynth.Datasets.Survey;

/// <summary>What becomes of a source task, all its variants and candidates.</summary>
public enum TaskFate
{
    /// <summary>It is in the set.</summary>
    Kept,

    /// <summary>It is left out for another one that says nearly the same.</summary>
    NearDuplicate,

    /// <summary>It is left out because it matches a benchmark.</summary>
    Contaminated,
}
