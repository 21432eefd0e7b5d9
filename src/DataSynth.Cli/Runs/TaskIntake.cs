using System.Runtime.CompilerServices;
using DataSynth.Datasets.Sources;

namespace DataSynth.Cli.Runs;

/// <summary>Takes tasks from the sources up to a limit; what is no task goes to the quarantine file and is counted by reason.</summary>
/// <param name="reader">All sources.</param>
/// <param name="limit">The most tasks over all sources; null for all.</param>
internal sealed class TaskIntake(TaskReader reader, long? limit)
{
    private const int MaxReasonKinds = 100;

    private Dictionary<string, long> _reasons = new(StringComparer.Ordinal);
    private Dictionary<string, long> _leftOut = new(StringComparer.Ordinal);

    /// <summary>Records read so far: each gave a task, several tasks, a quarantined row, or was left out.</summary>
    public long Records { get; private set; }

    /// <summary>Tasks taken so far.</summary>
    public long Tasks { get; private set; }

    /// <summary>Records quarantined so far.</summary>
    public long Quarantined { get; private set; }

    /// <summary>Quarantined records by kind of reason; kinds beyond the first hundred are counted together.</summary>
    public IReadOnlyDictionary<string, long> Reasons => _reasons;

    /// <summary>Sound records that are not used, by reason.</summary>
    public IReadOnlyDictionary<string, long> LeftOut => _leftOut;

    /// <summary>Tasks among <see cref="Tasks"/> whose right calls contradict their tools.</summary>
    public long Marked { get; private set; }

    /// <summary>All of it, and the way back from a plan that stands: then nothing is read.</summary>
    public IntakeCounts Counts
    {
        get => new(Records, Tasks, Quarantined, Marked, _reasons, _leftOut);
        set => (Records, Tasks, Quarantined, Marked, _reasons, _leftOut) =
            (value.Records, value.Tasks, value.Quarantined, value.Marked, value.Reasons, value.LeftOut);
    }

    /// <summary>Reads the sources from front to end.</summary>
    /// <param name="quarantine">The quarantine file.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SourceException">A source cannot be read at all.</exception>
    public async IAsyncEnumerable<SourceTask> ReadAsync(JsonLinesFile quarantine, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (limit <= 0)
            yield break;

        await foreach (var item in reader.ReadAsync(cancellationToken))
        {
            if (!item.IsFurther)
                Records++;
            switch (item)
            {
                case QuarantinedRow row:
                    QuarantineLines.Write(quarantine, row);
                    Quarantined++;
                    Count(_reasons, row.Kind);
                    break;
                case LeftOutRow row:
                    Count(_leftOut, row.Reason);
                    break;
                case SourceTask task:
                    Tasks++;
                    if (task.Task.Contradiction is not null)
                        Marked++;
                    yield return task;
                    if (Tasks >= limit)
                        yield break;
                    break;
            }
        }
    }

    private static void Count(Dictionary<string, long> counts, string reason)
    {
        if (!counts.ContainsKey(reason) && counts.Count >= MaxReasonKinds)
            reason = "other reasons";
        counts[reason] = counts.GetValueOrDefault(reason) + 1;
    }
}
