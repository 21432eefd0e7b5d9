namespace DataSynth.Journal.Storage;

/// <summary>Keys of the table <c>meta</c>.</summary>
internal static class MetaKeys
{
    /// <summary>Unix milliseconds of the first opening.</summary>
    public const string CreatedAt = "created_at";

    /// <summary><c>1</c> when the plan was written to its end, <c>0</c> while it is being written.</summary>
    public const string PlanComplete = "plan_complete";

    /// <summary>What the writer of the plan noted of it; empty for nothing. Counts only while the plan is complete.</summary>
    public const string PlanRecord = "plan_record";
}
