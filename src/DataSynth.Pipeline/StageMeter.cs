namespace DataSynth.Pipeline;

/// <summary>Counts what one stage does; read it for progress while the pipeline runs. Safe for any number of threads.</summary>
public sealed class StageMeter
{
    private readonly Func<int> _queued;
    private long _in;
    private long _out;
    private long _failed;

    internal StageMeter(string name, int workers, Func<int> queued)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        Name = name;
        Workers = workers;
        _queued = queued;
    }

    /// <summary>The stage.</summary>
    public string Name { get; }

    /// <summary>How many items it processes at once.</summary>
    public int Workers { get; }

    /// <summary>The counts now.</summary>
    public StageSnapshot Read()
    {
        var done = Interlocked.Read(ref _out);
        var failed = Interlocked.Read(ref _failed);
        var taken = Interlocked.Read(ref _in);
        return new StageSnapshot(Name, Workers, taken, done, failed, (int)(taken - done - failed), _queued());
    }

    internal void Take(int items = 1) => Interlocked.Add(ref _in, items);

    internal void HandOn(int items = 1) => Interlocked.Add(ref _out, items);

    internal void Fail(int items = 1) => Interlocked.Add(ref _failed, items);
}
