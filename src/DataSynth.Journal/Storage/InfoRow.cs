namespace DataSynth.Journal.Storage;

/// <summary>A row of <c>select_info</c>, in the types that SQLite has.</summary>
internal sealed class InfoRow
{
    public long Version { get; init; }

    public string? CreatedAt { get; init; }

    public string? PlanComplete { get; init; }

    public long Sessions { get; init; }

    public long? StartedAt { get; init; }

    public long? EndedAt { get; init; }

    public long Generators { get; init; }

    public long Tasks { get; init; }

    public long Planned { get; init; }

    public long Answered { get; init; }

    public long Failed { get; init; }

    public long? LastReplyAt { get; init; }
}
