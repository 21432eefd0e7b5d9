namespace DataSynth.Datasets.Pairs;

/// <summary>Why an incorrect candidate makes no row, duplicates aside.</summary>
public enum LeftOutReason
{
    /// <summary>Its task has its number of pairs.</summary>
    OverTheCap,

    /// <summary>Written in the same style it reads like the right calls.</summary>
    ReadsRight,

    /// <summary>Its calls had to be mended, and such are left out.</summary>
    Repaired,

    /// <summary>Its task's right calls are in doubt.</summary>
    SuspectGroundTruth,

    /// <summary>Its task says nearly the same as another one.</summary>
    NearDuplicateTask,

    /// <summary>Its task matches a benchmark.</summary>
    Contaminated,

    /// <summary>The selection did not take it.</summary>
    Selection,

    /// <summary>The profile has no place for it, such as an error that a benchmark has no label for.</summary>
    NotOfTheProfile,
}
