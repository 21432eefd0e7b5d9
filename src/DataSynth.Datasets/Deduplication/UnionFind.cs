namespace DataSynth.Datasets.Deduplication;

/// <summary>Disjoint sets of numbers, four bytes each. The smallest number of a set stands for it, whatever the order of the joins.</summary>
internal sealed class UnionFind
{
    private int[] _parents = new int[256];

    /// <summary>Numbers so far.</summary>
    public int Count { get; private set; }

    /// <summary>Adds the next number as a set of its own.</summary>
    public int Add()
    {
        if (Count == _parents.Length)
            Array.Resize(ref _parents, 2 * Count);
        _parents[Count] = Count;
        return Count++;
    }

    /// <summary>The number that stands for a number's set.</summary>
    public int Find(int number)
    {
        while (_parents[number] != number)
        {
            _parents[number] = _parents[_parents[number]];
            number = _parents[number];
        }

        return number;
    }

    /// <summary>Joins the sets of two numbers.</summary>
    public void Join(int left, int right)
    {
        var (a, b) = (Find(left), Find(right));
        _parents[Math.Max(a, b)] = Math.Min(a, b);
    }
}
