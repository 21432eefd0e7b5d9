using System.Runtime.CompilerServices;
using DataSynth.Datasets.Keys;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Datasets.Sources;

/// <summary>
/// Reads all sources of a run, one after the other, in constant memory. Every record comes out once, as a task or quarantined: what
/// is no task, what contradicts itself, and every id after its first use.
/// </summary>
/// <param name="sources">The sources in order.</param>
/// <param name="groundTruth">Which contradictions between right calls and tools are quarantined; the others are marked, and with
/// <see cref="GroundTruthMode.Off"/> none is looked for.</param>
/// <param name="limits">What files may demand.</param>
/// <param name="scratchDirectory">Where ids are kept once <see cref="SourceLimits.KeyMemoryBytes"/> is spent.</param>
public sealed class TaskReader(
    IReadOnlyList<SourceSettings> sources,
    GroundTruthMode groundTruth,
    SourceLimits limits,
    string scratchDirectory)
{
    /// <summary>Reads everything. May be called more than once; each call starts from the beginning.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SourceException">A source cannot be read at all, or not to its end.</exception>
    /// <exception cref="ArgumentException">A source names a format that is not in <see cref="TaskSources"/>.</exception>
    public async IAsyncEnumerable<SourceItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var seen = new SeenKeys(scratchDirectory, "task-ids", limits.KeyMemoryBytes);
        foreach (var source in sources)
        {
            var format = TaskSources.Require(source.Format);
            if (source.Limit is <= 0)
                continue;

            var taken = 0L;
            await foreach (var item in format.ReadAsync(source, limits, cancellationToken).ConfigureAwait(false))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var admitted = item is SourceTask task ? Admit(task, seen) : item;
                yield return admitted;
                if (admitted is SourceTask && ++taken >= source.Limit)
                    break;
            }
        }
    }

    private SourceItem Admit(SourceTask item, SeenKeys seen)
    {
        if (!seen.Add(KeyHash.Of(item.Task.Id)))
            return Quarantine(item, QuarantineKinds.DuplicateId, $"the id \"{item.Task.Id}\" was used before; ids must be unique over all sources");
        if (groundTruth == GroundTruthMode.Off)
            return item;

        var all = GroundTruth.Validate(item.Task);
        if (all.Count == 0)
            return item;
        var problems = groundTruth == GroundTruthMode.Strict ? all : GroundTruth.Validate(item.Task, GroundTruthCheck.Lenient);
        if (problems.Count == 0)
            return item with { Problems = all };

        var more = problems.Count > 1 ? $" (and {problems.Count - 1} more)" : "";
        return Quarantine(item, QuarantineKinds.Contradiction, $"the right calls contradict the tools: {problems[0].Path}: {problems[0].Reason}{more}");
    }

    private QuarantinedRow Quarantine(SourceTask item, string kind, string reason)
    {
        var text = Tasks.TaskJson.Write(item.Task);
        return new QuarantinedRow(
            item.File, item.Line, item.Row, kind, reason, text.Length <= limits.RawCharacters ? text : text[..limits.RawCharacters])
        {
            Id = item.Task.Id,
        };
    }
}
