namespace DataSynth.Journal;

/// <summary>What is wrong with a journal.</summary>
public enum JournalFault
{
    /// <summary>There is none at the given place.</summary>
    Missing,

    /// <summary>Another process, or another part of this one, is writing it.</summary>
    InUse,

    /// <summary>A newer version of the program has written it.</summary>
    NewerVersion,

    /// <summary>The file is damaged or is no journal.</summary>
    Damaged,

    /// <summary>The plan was not written to its end, so candidates cannot be told.</summary>
    PlanIncomplete,

    /// <summary>No room is left where it lies.</summary>
    DiskFull,

    /// <summary>It cannot be opened, read or written for another reason, such as permissions.</summary>
    Unavailable,
}
