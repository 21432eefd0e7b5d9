namespace DataSynth.Journal;

/// <summary>Which requests of the plan are to be asked.</summary>
[Flags]
public enum PendingSelection
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Those without any reply.</summary>
    Missing = 1,

    /// <summary>Those that failed.</summary>
    Failed = 2,

    /// <summary>Those whose answer was cut off at the token limit.</summary>
    Truncated = 4,
}
