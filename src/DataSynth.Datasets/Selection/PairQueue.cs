namespace DataSynth.Datasets.Selection;

/// <summary>The pairs of a group in the order of their priorities, without those that a limit shuts out.</summary>
/// <param name="keys">Priority in the upper, number of the kind in the lower 64 bits; ascending.</param>
/// <param name="taking">What is taken.</param>
internal sealed class PairQueue(IEnumerable<UInt128> keys, Taking taking) : IDisposable
{
    private readonly IEnumerator<UInt128> _keys = keys.GetEnumerator();
    private UInt128? _next;
    private bool _isAtEnd;

    /// <summary>Whether it has a pair that may be taken. What a limit shuts out now it shuts out for ever, so it is passed over.</summary>
    public bool HasNext()
    {
        while (!_isAtEnd)
        {
            if (_next is { } key && taking.Allows(key))
                return true;
            _isAtEnd = !_keys.MoveNext();
            _next = _isAtEnd ? null : _keys.Current;
        }

        return false;
    }

    /// <summary>Takes the pair that <see cref="HasNext"/> found.</summary>
    public void Take()
    {
        taking.Take(_next!.Value);
        _next = null;
    }

    /// <inheritdoc/>
    public void Dispose() => _keys.Dispose();
}
