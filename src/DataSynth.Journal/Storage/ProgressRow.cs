namespace DataSynth.Journal.Storage;

/// <summary>A row of <c>select_progress</c>, in the types that SQLite has; what belongs to the reply is null without one.</summary>
internal sealed class ProgressRow
{
    public long Generator { get; init; }

    public string? Status { get; init; }

    public long? Truncated { get; init; }

    public long? SameSettings { get; init; }

    public string? Reason { get; init; }

    public long InputTokens { get; init; }

    public long OutputTokens { get; init; }

    public long DurationMilliseconds { get; init; }
}
