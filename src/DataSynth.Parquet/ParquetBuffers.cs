using System.Runtime.InteropServices;

namespace DataSynth.Parquet;

/// <summary>
/// Memory for pages and dictionaries. A writer gives back what a column does not need at the moment, for its other columns, for its next row
/// group, and for the other writers that have the same <see cref="ParquetWriterOptions.Buffers"/>: shards written one after the other or side
/// by side then take the memory of those that are open at once, and leave no garbage of large objects. Safe to use from several threads.
/// </summary>
public sealed class ParquetBuffers
{
    /// <summary>Pieces of finished pages: small enough that many columns waste little, and that pieces stay off the large object heap.</summary>
    internal const int SegmentBytes = 1 << 15;

    /// <summary>Below this size a buffer is not worth handing on.</summary>
    internal const int SmallestShared = 1 << 16;

    private readonly Lock _lock = new();
    private readonly Stack<byte[]> _segments = new();

    // By size, ascending. There are a few dozen at most: two for each column whose pages fill.
    private readonly List<byte[]> _free = [];

    internal byte[] RentSegment()
    {
        lock (_lock)
        {
            if (_segments.TryPop(out var segment))
                return segment;
        }

        return GC.AllocateUninitializedArray<byte>(SegmentBytes);
    }

    internal void ReturnSegments(List<byte[]> segments)
    {
        lock (_lock)
        {
            foreach (var segment in segments)
                _segments.Push(segment);
        }
    }

    /// <summary>The smallest free buffer of at least a size, or a new one.</summary>
    internal byte[] Rent(int size)
    {
        lock (_lock)
        {
            var found = FirstOf(size);
            if (found < _free.Count)
            {
                var buffer = _free[found];
                _free.RemoveAt(found);
                return buffer;
            }
        }

        return GC.AllocateUninitializedArray<byte>(size);
    }

    internal void Return(byte[] buffer)
    {
        lock (_lock)
            _free.Insert(FirstOf(buffer.Length), buffer);
    }

    private int FirstOf(int size)
    {
        var buffers = CollectionsMarshal.AsSpan(_free);
        for (var i = 0; i < buffers.Length; i++)
        {
            if (buffers[i].Length >= size)
                return i;
        }

        return buffers.Length;
    }
}
