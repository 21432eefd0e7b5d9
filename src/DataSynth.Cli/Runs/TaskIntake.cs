using System.Runtime.CompilerServices;
using DataSynth.Datasets.Sources;

namespace DataSynth.Cli.Runs;

/// <summary>Takes tasks from the sources up to a limit; what is no task goes to the quarantine file and is counted by reason.</summary>
/// <param name="reader">All sources.</param>
/// <param name="quarantine">The quarantine file.</param>
/// <param name="limit">The most tasks over all sources; null for all.</param>
internal sealed class TaskIntake(TaskReader reader, JsonLinesFile quarantine, long? limit)
{
    private const int MaxReasonKinds = 100;

    private readonly Dictionary<string, long> _reasons = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _leftOut = new(StringComparer.Ordinal);

    /// <summary>Records read so far: each gave a task, several tasks, a quarantined row, or was left out.</summary>
    public long Records { get; private set; }

    /// <summary>Tasks taken so far.</summary>
    public long Tasks { get; private set; }

    /// <summary>Records quarantined so far.</summary>
    public long Quarantined => quarantine.Count;

    /// <summary>Quarantined records by kind of reason; kinds beyond the first hundred are counted together.</summary>
    public IReadOnlyDictionary<string, long> Reasons => _reasons;

    /// <summary>Sound records that are not used, by reason.</summary>
    public IReadOnlyDictionary<string, long> LeftOut => _leftOut;

    /// <summary>Tasks among <see cref="Tasks"/> whose right calls contradict their tools.</summary>
    public long Marked { get; private set; }

    /// <summary>Reads the sources from front to end.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SourceException">A source cannot be read at all.</exception>
    public async IAsyncEnumerable<SourceTask> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
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
                    Quarantine(row);
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

    private void Quarantine(QuarantinedRow row)
    {
        QuarantineLines.Write(quarantine, row);
        Count(_reasons, row.Kind);
    }

    private static void Count(Dictionary<string, long> counts, string reason)
    {
        if (!counts.ContainsKey(reason) && counts.Count >= MaxReasonKinds)
            reason = "other reasons";
        counts[reason] = counts.GetValueOrDefault(reason) + 1;
    }
}
