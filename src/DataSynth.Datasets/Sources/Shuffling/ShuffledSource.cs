using System.Runtime.CompilerServices;

namespace DataSynth.Datasets.Sources.Shuffling;

/// <summary>Reads a source to its end and gives its tasks in a drawn order: first what is no task, as it is found, then the tasks.</summary>
internal static class ShuffledSource
{
    /// <summary>Shuffles the tasks of a source.</summary>
    /// <param name="items">The source in its own order.</param>
    /// <param name="limit">How many tasks are admitted at most; the others are left out unread.</param>
    /// <param name="admit">What becomes of a task: itself, or a quarantined row, which does not count towards the limit.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="scope">The source, so that each has an order of its own.</param>
    /// <param name="scratchDirectory">Where the tasks lie meanwhile.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async IAsyncEnumerable<SourceItem> ReadAsync(
        IAsyncEnumerable<SourceItem> items,
        long? limit,
        Func<SourceTask, SourceItem> admit,
        long seed,
        string scope,
        string scratchDirectory,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var spool = new TaskSpool(scratchDirectory);
        await foreach (var item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (item is SourceTask task)
                spool.Add(task);
            else
                yield return item;
        }

        var order = new SeededPermutation(spool.Count, seed, "shuffle", scope);
        var taken = 0L;
        for (var i = 0L; i < spool.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var item = taken < (limit ?? long.MaxValue) ? admit(spool.Read(order[i])) : spool.LeaveOut(order[i]);
            if (item is SourceTask)
                taken++;
            yield return item;
        }
    }
}
