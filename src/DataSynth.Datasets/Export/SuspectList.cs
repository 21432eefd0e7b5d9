namespace DataSynth.Datasets.Export;

/// <summary>The tasks whose ground truth is in doubt, the first of them by name.</summary>
internal sealed class SuspectList
{
    /// <summary>More are not listed: by then it is the source that has to be looked at.</summary>
    private const int MaxListed = 10_000;

    private readonly List<SuspectTask> _found = [];

    /// <summary>The suspects in the order of the tasks.</summary>
    public IReadOnlyList<SuspectTask> Found => _found;

    /// <summary>How many there are.</summary>
    public long Count { get; private set; }

    /// <summary>Notes one.</summary>
    public void Add(SuspectTask suspect)
    {
        Count++;
        if (_found.Count < MaxListed)
            _found.Add(suspect);
    }
}
