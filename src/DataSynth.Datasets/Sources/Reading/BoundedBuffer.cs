using System.Buffers;

namespace DataSynth.Datasets.Sources.Reading;

/// <summary>Takes bytes up to a limit. A row of a Parquet file can name one long text of its dictionary a million times, so the limit
/// holds while a record is written, not after it.</summary>
internal sealed class BoundedBuffer(int limit) : IBufferWriter<byte>
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>The bytes so far; valid until the next change.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.WrittenMemory;

    /// <summary>Forgets what was written.</summary>
    public void Clear() => _bytes.ResetWrittenCount();

    /// <inheritdoc/>
    /// <exception cref="BufferFullException">There would be more bytes than the limit.</exception>
    public void Advance(int count)
    {
        Require(count);
        _bytes.Advance(count);
    }

    /// <inheritdoc/>
    /// <exception cref="BufferFullException">There would be more bytes than the limit.</exception>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        RequireRoom(sizeHint);
        return _bytes.GetMemory(sizeHint);
    }

    /// <inheritdoc/>
    /// <exception cref="BufferFullException">There would be more bytes than the limit.</exception>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        RequireRoom(sizeHint);
        return _bytes.GetSpan(sizeHint);
    }

    private void Require(int count)
    {
        if (count > limit - _bytes.WrittenCount)
            throw new BufferFullException();
    }

    /// <summary>Writers ask for up to three times what they write, for the longest form of every character.</summary>
    private void RequireRoom(int sizeHint) => Require(sizeHint / 6);
}
