using DataSynth.Datasets.Keys;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Datasets.Sources;

/// <summary>What every task of one source passes before it is used: its id is new, its right calls are possible, its origin is noted.</summary>
/// <param name="seen">The ids of all sources so far.</param>
/// <param name="mode">What happens to right calls that contradict their tools.</param>
/// <param name="rawCharacters">How much of a task is kept in quarantine.</param>
internal sealed class SourceDoor(SeenKeys seen, GroundTruthMode mode, int rawCharacters)
{
    /// <summary>The check that labels are to make, where it is not that of the run; null where it is.</summary>
    public GroundTruthCheck? Check { get; init; }

    /// <summary>The source's revision, or null.</summary>
    public string? Revision { get; init; }

    /// <summary>SHA-256 by file, for tasks without a stated revision.</summary>
    public IReadOnlyDictionary<string, string> Hashes { get; init; } = new Dictionary<string, string>();

    /// <summary>Lets a task in, or quarantines it.</summary>
    public SourceItem Admit(SourceTask item)
    {
        if (!seen.Add(KeyHash.Of(item.Task.Id)))
            return Quarantine(item, QuarantineKinds.DuplicateId, $"the id \"{item.Task.Id}\" was used before; ids must be unique over all sources");

        var task = item.Task with
        {
            SourceRevision = item.Task.SourceRevision ?? Revision ?? (Hashes.TryGetValue(item.File, out var hash) ? $"sha256:{hash}" : null),
            GroundTruthCheck = item.Task.GroundTruthCheck ?? Check,
        };
        var problems = mode == GroundTruthMode.Off ? [] : GroundTruth.Validate(task);
        if (problems.Count == 0)
            return item with { Task = task };
        if (mode == GroundTruthMode.Lenient)
            return item with { Task = task with { Contradiction = problems[0].ToString() }, Problems = problems };

        var more = problems.Count > 1 ? $" (and {problems.Count - 1} more)" : "";
        return Quarantine(item, QuarantineKinds.Contradiction, $"the right calls contradict the tools: {problems[0].Path}: {problems[0].Reason}{more}");
    }

    private QuarantinedRow Quarantine(SourceTask item, string kind, string reason)
    {
        var text = TaskJson.Write(item.Task);
        return new QuarantinedRow(item.File, item.Line, item.Row, kind, reason, text.Length <= rawCharacters ? text : text[..rawCharacters])
        {
            Id = item.Task.Id,
            IsFurther = item.IsFurther,
        };
    }
}
