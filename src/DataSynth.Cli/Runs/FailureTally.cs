namespace DataSynth.Cli.Runs;

/// <summary>Counts requests that failed for good.</summary>
internal sealed class FailureTally
{
    private readonly SortedDictionary<string, long> _byReason = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _byModel = new(StringComparer.Ordinal);

    /// <summary>Failures by reason, in one word.</summary>
    public IReadOnlyDictionary<string, long> ByReason => _byReason;

    /// <summary>Failures by generator name.</summary>
    public IReadOnlyDictionary<string, long> ByModel => _byModel;

    /// <summary>All failures.</summary>
    public long Count { get; private set; }

    /// <summary>Counts one.</summary>
    public void Add(string reason, string model)
    {
        Count++;
        _byReason[reason] = _byReason.GetValueOrDefault(reason) + 1;
        _byModel[model] = _byModel.GetValueOrDefault(model) + 1;
    }
}
