using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace DataSynth.Parquet.Writing;

/// <summary>
/// The distinct values of a column chunk, numbered as they first come. They are kept as the PLAIN dictionary page that they will be, so
/// that writing it copies nothing.
/// </summary>
/// <param name="hasLengths">Whether values vary in length and so carry it before them (<c>BYTE_ARRAY</c>).</param>
/// <param name="buffers">Where memory comes from and goes back to.</param>
internal sealed class ByteDictionary(bool hasLengths, ParquetBuffers buffers)
{
    /// <summary>More entries than this never pay (and positions stay below 21 bits).</summary>
    public const int MaxCount = 1 << 20;

    private const int LengthBytes = 4;
    private const int SmallestTable = 256;

    private readonly PageBuffer _page = new(buffers);
    private readonly List<Entry> _entries = [];
    private int[] _table = new int[SmallestTable];

    private readonly record struct Entry(int Start, int Length, uint Hash);

    public int Count => _entries.Count;

    /// <summary>The body of the dictionary page.</summary>
    public ReadOnlySpan<byte> Page => _page.WrittenSpan;

    public ReadOnlySpan<byte> this[int index] => Page.Slice(_entries[index].Start, _entries[index].Length);

    /// <summary>The number of a value, which is added if it is new.</summary>
    public int Add(ReadOnlySpan<byte> value)
    {
        var hash = ByteHash.Compute(value);
        var slot = Find(value, hash);
        if (_table[slot] > 0)
            return _table[slot] - 1;

        if (hasLengths)
        {
            BinaryPrimitives.WriteInt32LittleEndian(_page.GetSpan(LengthBytes), value.Length);
            _page.Advance(LengthBytes);
        }

        _entries.Add(new(_page.WrittenCount, value.Length, hash));
        _page.Write(value);
        _table[slot] = _entries.Count;
        if (_entries.Count > _table.Length / 2)
            Grow();
        return _entries.Count - 1;
    }

    /// <summary>Forgets all values, and gives the memory of many back.</summary>
    public void Release()
    {
        _page.Release();
        _entries.Clear();
        Array.Clear(_table);
    }

    private int Find(ReadOnlySpan<byte> value, uint hash)
    {
        var mask = _table.Length - 1;
        var entries = CollectionsMarshal.AsSpan(_entries);
        for (var slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            var number = _table[slot];
            if (number == 0)
                return slot;
            ref readonly var entry = ref entries[number - 1];
            if (entry.Hash == hash && entry.Length == value.Length && Page.Slice(entry.Start, entry.Length).SequenceEqual(value))
                return slot;
        }
    }

    private void Grow()
    {
        _table = new int[_table.Length * 2];
        var mask = _table.Length - 1;
        for (var i = 0; i < _entries.Count; i++)
        {
            var slot = (int)_entries[i].Hash & mask;
            while (_table[slot] > 0)
                slot = (slot + 1) & mask;
            _table[slot] = i + 1;
        }
    }
}
