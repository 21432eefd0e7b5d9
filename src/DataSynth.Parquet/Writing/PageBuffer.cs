using System.Buffers;
using System.Numerics;

namespace DataSynth.Parquet.Writing;

/// <summary>Bytes that grow, in memory that is handed on while they are not needed.</summary>
/// <param name="buffers">Where large memory comes from and goes back to.</param>
internal sealed class PageBuffer(ParquetBuffers buffers) : IBufferWriter<byte>
{
    private const int SmallestBytes = 256;

    private byte[] _bytes = [];

    public int WrittenCount { get; private set; }

    public ReadOnlySpan<byte> WrittenSpan => _bytes.AsSpan(0, WrittenCount);

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(_bytes.Length - WrittenCount), nameof(count));
        WrittenCount += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(WrittenCount);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(WrittenCount);
    }

    /// <summary>Forgets the bytes and keeps the memory.</summary>
    public void Clear() => WrittenCount = 0;

    /// <summary>Forgets the bytes and gives the memory back, unless it is small.</summary>
    public void Release()
    {
        WrittenCount = 0;
        if (_bytes.Length <= ParquetBuffers.SmallestShared)
            return;
        buffers.Return(_bytes);
        _bytes = [];
    }

    private void Reserve(int count)
    {
        count = Math.Max(1, count);
        if (count <= _bytes.Length - WrittenCount)
            return;
        var size = SizeFor(checked(WrittenCount + count));
        var larger = size <= ParquetBuffers.SmallestShared ? new byte[size] : buffers.Rent(size);
        WrittenSpan.CopyTo(larger);
        _bytes = larger;
    }

    /// <summary>Powers of two, and a sixteenth more once that is much: a page ends with the row that fills it, and a dictionary is judged with
    /// the value that is too much, so that just as much as was wanted is never enough.</summary>
    private static int SizeFor(int needed)
    {
        if (needed <= ParquetBuffers.SmallestShared)
            return Math.Max(SmallestBytes, (int)BitOperations.RoundUpToPowerOf2((uint)needed));
        var size = (long)ParquetBuffers.SmallestShared;
        while (size + (size / 16) < needed)
            size *= 2;
        return (int)Math.Min(size + (size / 16), Array.MaxLength);
    }
}
