namespace DataSynth.Datasets.Keys;

/// <summary>
/// A set of 128-bit keys in bounded memory: a hash table up to its budget, sorted runs in scratch files beyond it. Not thread-safe.
/// </summary>
/// <param name="scratchDirectory">Where runs are written once the budget is spent; made when it is first needed.</param>
/// <param name="name">Names the scratch files, so that several sets can share a folder.</param>
/// <param name="memoryBytes">The budget; at least 4 KiB.</param>
internal sealed class SeenKeys(string scratchDirectory, string name, long memoryBytes) : IDisposable
{
    private const int KeyBytes = 16;
    private const int InitialSlots = 1024;

    private readonly List<SortedKeyRun> _runs = [];

    // Growing copies, so that old and new table stand side by side for a moment: half the budget is the largest safe size.
    private readonly long _maximumSlots = Math.Max(InitialSlots / 4, memoryBytes / KeyBytes / 2);
    private UInt128[] _slots = new UInt128[InitialSlots];
    private int _count;

    /// <summary>Whether a key is in the set.</summary>
    public bool Contains(UInt128 key)
    {
        key = NotZero(key);
        return _slots[Find(key)] == key || _runs.Exists(run => run.Contains(key));
    }

    /// <summary>Adds a key.</summary>
    /// <returns>False when it was there already.</returns>
    public bool Add(UInt128 key)
    {
        key = NotZero(key);
        if (Contains(key))
            return false;

        _slots[Find(key)] = key;
        _count++;
        if (_count > _slots.Length / 4 * 3)
            MakeRoom();
        return true;
    }

    /// <summary>Deletes the scratch files.</summary>
    public void Dispose()
    {
        foreach (var run in _runs)
            run.Dispose();
        _runs.Clear();
    }

    /// <summary>Zero marks a free slot; no SHA-256 that anyone will see begins with 128 zero bits.</summary>
    private static UInt128 NotZero(UInt128 key) => key == UInt128.Zero ? UInt128.One : key;

    private int Find(UInt128 key)
    {
        var mask = _slots.Length - 1;
        var slot = (int)((ulong)key & (ulong)mask);
        while (_slots[slot] != UInt128.Zero && _slots[slot] != key)
            slot = (slot + 1) & mask;
        return slot;
    }

    private void MakeRoom()
    {
        var keys = _slots;
        if (_slots.Length * 2L <= _maximumSlots)
        {
            _slots = new UInt128[_slots.Length * 2];
            foreach (var key in keys)
            {
                if (key != UInt128.Zero)
                    _slots[Find(key)] = key;
            }

            return;
        }

        var sorted = Array.FindAll(keys, key => key != UInt128.Zero);
        Array.Sort(sorted);
        Directory.CreateDirectory(scratchDirectory);
        _runs.Add(SortedKeyRun.Write(Path.Combine(scratchDirectory, $"{name}-{_runs.Count}.keys"), sorted));
        Array.Clear(_slots);
        _count = 0;
    }
}
