namespace DataSynth.Journal.Storage;

/// <summary>Something that waits to be written, and its promise.</summary>
internal abstract class JournalWrite
{
    private readonly TaskCompletionSource _durable = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the commit that holds it is on the disk.</summary>
    public Task Durable => _durable.Task;

    /// <summary>How many rows it counts for in a batch.</summary>
    public abstract int Rows { get; }

    /// <summary>Roughly how many bytes it writes.</summary>
    public abstract long Bytes { get; }

    /// <summary>Writes within the batch's transaction; called once, by the writer's thread.</summary>
    public abstract void Apply(JournalStatements statements);

    public void Complete() => _durable.TrySetResult();

    public void Fail(Exception fault) => _durable.TrySetException(fault);
}
