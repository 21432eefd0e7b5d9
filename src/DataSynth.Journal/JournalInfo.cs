namespace DataSynth.Journal;

/// <summary>What a journal holds, for people.</summary>
/// <param name="Version">Version of its tables.</param>
/// <param name="Bytes">Size on disk, with what is not yet folded into the main file.</param>
/// <param name="CreatedAt">When it was begun.</param>
/// <param name="Sessions">How often it was opened for writing.</param>
/// <param name="LastStartedAt">When it was last opened for writing; null if never.</param>
/// <param name="LastEndedAt">When that session ended; null while it runs or when it was killed.</param>
/// <param name="LastReplyAt">When the latest reply was recorded; null without replies.</param>
/// <param name="PlanComplete">Whether the plan was written to its end.</param>
/// <param name="Generators">Generators of the plan.</param>
/// <param name="Tasks">Tasks of the plan, each variant counted.</param>
/// <param name="Planned">Requests of the plan.</param>
/// <param name="Answered">Answers on file, also those of earlier plans.</param>
/// <param name="Failed">Failures on file, also those of earlier plans.</param>
public sealed record JournalInfo(
    int Version,
    long Bytes,
    DateTimeOffset CreatedAt,
    long Sessions,
    DateTimeOffset? LastStartedAt,
    DateTimeOffset? LastEndedAt,
    DateTimeOffset? LastReplyAt,
    bool PlanComplete,
    long Generators,
    long Tasks,
    long Planned,
    long Answered,
    long Failed);
