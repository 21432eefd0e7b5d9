using System.Runtime.InteropServices;

namespace DataSynth.Datasets.Keys;

/// <summary>
/// Sorts any number of 128-bit keys in bounded memory: in an array up to its budget, in sorted scratch files beyond it. Equal keys stay.
/// Not thread-safe.
/// </summary>
/// <param name="scratchDirectory">Where runs are written once the budget is spent; made when it is first needed.</param>
/// <param name="name">Names the scratch files, so that several sorters can share a folder.</param>
/// <param name="memoryBytes">The budget; at least 4 KiB.</param>
internal sealed class KeySorter(string scratchDirectory, string name, long memoryBytes) : IDisposable
{
    private const int KeyBytes = 16;
    private const int MinimumKeys = 256;

    private readonly int _maximumKeys = (int)Math.Clamp(memoryBytes / KeyBytes, MinimumKeys, Array.MaxLength);
    private readonly List<FileStream> _runs = [];
    private UInt128[] _keys = new UInt128[MinimumKeys];
    private int _count;
    private bool _isSorted = true;

    /// <summary>Keys added.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a key.</summary>
    public void Add(UInt128 key)
    {
        if (_count == _maximumKeys)
            WriteRun();
        else if (_count == _keys.Length)
            Array.Resize(ref _keys, (int)Math.Min(_maximumKeys, 2L * _count));
        _keys[_count++] = key;
        _isSorted = false;
        Count++;
    }

    /// <summary>All keys in ascending order; may be read again, also side by side, until another is added.</summary>
    public IEnumerable<UInt128> Sorted()
    {
        SortMemory();
        return _runs.Count == 0 ? Memory() : Merged();
    }

    /// <summary>Deletes the scratch files.</summary>
    public void Dispose()
    {
        foreach (var run in _runs)
            run.Dispose();
        _runs.Clear();
    }

    private IEnumerable<UInt128> Memory()
    {
        for (var i = 0; i < _count; i++)
            yield return _keys[i];
    }

    private IEnumerable<UInt128> Merged()
    {
        var sources = _runs.Select(Read).Append(Memory()).Select(run => run.GetEnumerator()).ToArray();
        var next = new PriorityQueue<IEnumerator<UInt128>, UInt128>(sources.Length);
        foreach (var source in sources)
        {
            if (source.MoveNext())
                next.Enqueue(source, source.Current);
        }

        while (next.TryPeek(out var source, out var key))
        {
            yield return key;
            if (source.MoveNext())
                next.DequeueEnqueue(source, source.Current);
            else
                next.Dequeue();
        }
    }

    private void SortMemory()
    {
        if (!_isSorted)
            _keys.AsSpan(0, _count).Sort();
        _isSorted = true;
    }

    private void WriteRun()
    {
        SortMemory();
        Directory.CreateDirectory(scratchDirectory);
        var path = Path.Combine(scratchDirectory, $"{name}-{_runs.Count}.keys");
        var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        _runs.Add(file);
        file.Write(MemoryMarshal.AsBytes(_keys.AsSpan(0, _count)));
        _count = 0;
    }

    private static IEnumerable<UInt128> Read(FileStream run)
    {
        const int blockKeys = 4096;
        var block = new UInt128[blockKeys];
        var length = run.Length;
        for (var offset = 0L; offset < length;)
        {
            var wanted = (int)Math.Min(blockKeys * (long)KeyBytes, length - offset);
            var read = RandomAccess.Read(run.SafeFileHandle, MemoryMarshal.AsBytes(block.AsSpan())[..wanted], offset);
            if (read != wanted)
                throw new EndOfStreamException("a scratch file of keys was cut while it was in use");
            offset += read;
            for (var i = 0; i < read / KeyBytes; i++)
                yield return block[i];
        }
    }
}
