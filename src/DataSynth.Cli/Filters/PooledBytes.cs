using System.Buffers;

namespace DataSynth.Cli.Filters;

/// <summary>Bytes in a rented array that grows; given back, the array serves the next chunk. Large arrays are not kept, or one long line
/// would hold its memory to the end. Not for several threads at once.</summary>
/// <param name="capacity">The room to start with, in bytes.</param>
internal sealed class PooledBytes(int capacity) : IBufferWriter<byte>
{
    private const int LargestKept = 1024 * 1024;

    private byte[] _array = Take(capacity);
    private int _length;

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> Written => _array.AsMemory(0, _length);

    /// <inheritdoc/>
    public void Advance(int count) => _length += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _array.AsMemory(_length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _array.AsSpan(_length);
    }

    /// <summary>Gives the array back; nothing of this object may be used afterwards.</summary>
    public void Release()
    {
        if (_array.Length <= LargestKept)
            ArrayPool<byte>.Shared.Return(_array);
        _array = [];
        _length = 0;
    }

    private static byte[] Take(int size)
        => size <= LargestKept ? ArrayPool<byte>.Shared.Rent(size) : GC.AllocateUninitializedArray<byte>(size);

    private void Grow(int sizeHint)
    {
        var needed = (long)_length + Math.Max(1, sizeHint);
        if (needed <= _array.Length)
            return;

        var larger = Take((int)Math.Min(Array.MaxLength, Math.Max(needed, 2L * _array.Length)));
        Written.Span.CopyTo(larger);
        var length = _length;
        Release();
        (_array, _length) = (larger, length);
    }
}
