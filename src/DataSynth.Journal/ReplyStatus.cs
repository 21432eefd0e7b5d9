namespace DataSynth.Journal;

/// <summary>How a request ended.</summary>
public enum ReplyStatus
{
    /// <summary>The server replied; what it said may still be wrong, unreadable or cut off.</summary>
    Answered,

    /// <summary>All attempts failed.</summary>
    Failed,
}
