using DataSynth.Journal.Storage;

namespace DataSynth.Journal;

/// <summary>
/// Writes the plan: what the current settings ask for, in order. Rows that stand as they are cost no write, so a run that is started
/// again rewrites nothing. Not thread-safe; replies may be appended meanwhile.
/// </summary>
public sealed class PlanWriter
{
    private const int BatchRows = 512;

    private readonly JournalWriter _writer;
    private readonly int _generators;
    private readonly List<(long Ordinal, JournalTask Task)> _tasks = [];
    private readonly List<(long Ordinal, PlanEntry Entry)> _entries = [];
    private long _nextTask;
    private long _nextEntry;

    internal PlanWriter(JournalWriter writer, int generators)
    {
        _writer = writer;
        _generators = generators;
    }

    /// <summary>Adds the next task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="cancellation">Ends the wait for the journal.</param>
    /// <returns>Its ordinal, from 0.</returns>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    public async ValueTask<long> AddTaskAsync(JournalTask task, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(task);
        var ordinal = _nextTask++;
        _tasks.Add((ordinal, task));
        await FlushIfFullAsync(cancellation).ConfigureAwait(false);
        return ordinal;
    }

    /// <summary>Adds the next request.</summary>
    /// <param name="entry">The request; its task has been added before.</param>
    /// <param name="cancellation">Ends the wait for the journal.</param>
    /// <exception cref="ArgumentException">It names a task or generator that was not added.</exception>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    public ValueTask AddAsync(PlanEntry entry, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Task < 0 || entry.Task >= _nextTask || entry.Generator < 0 || entry.Generator >= _generators)
        {
            throw new ArgumentException(
                $"Found task {entry.Task} and generator {entry.Generator}, expected ones that were added before: "
                + $"{_nextTask} tasks and {_generators} generators.",
                nameof(entry));
        }

        _entries.Add((_nextEntry++, entry));
        return FlushIfFullAsync(cancellation);
    }

    /// <summary>Ends the plan: writes what is left, and removes what an earlier, longer plan had beyond. Replies are never
    /// removed.</summary>
    /// <param name="record">What <see cref="JournalReader.ReadPlanRecord"/> is to say of this plan while it stands; null for nothing.</param>
    /// <param name="cancellation">Ends the wait for the journal.</param>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    public async Task CompleteAsync(string? record = null, CancellationToken cancellation = default)
    {
        await FlushAsync(cancellation).ConfigureAwait(false);
        await _writer.WriteAsync(
            new StatementWrite("delete_leftovers", new { generators = _generators, tasks = _nextTask, planned = _nextEntry }), cancellation)
            .ConfigureAwait(false);
        await _writer.WriteAsync(
            new StatementWrite(
                "upsert_meta", new { key = MetaKeys.PlanRecord, value = record ?? "" }, new { key = MetaKeys.PlanComplete, value = "1" }),
            cancellation).ConfigureAwait(false);
    }

    private ValueTask FlushIfFullAsync(CancellationToken cancellation) =>
        _tasks.Count + _entries.Count < BatchRows ? ValueTask.CompletedTask : new ValueTask(FlushAsync(cancellation));

    private async Task FlushAsync(CancellationToken cancellation)
    {
        await _writer.WriteAsync(new PlanWrite([.. _tasks], [.. _entries]), cancellation).ConfigureAwait(false);
        _tasks.Clear();
        _entries.Clear();
    }
}
