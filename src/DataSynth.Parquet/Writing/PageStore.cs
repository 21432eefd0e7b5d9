namespace DataSynth.Parquet.Writing;

/// <summary>The finished pages of one column chunk, one after the other, until the row group is complete.</summary>
/// <param name="buffers">Where memory comes from and goes back to.</param>
internal sealed class PageStore(ParquetBuffers buffers)
{
    private readonly List<byte[]> _segments = [];

    public long Length { get; private set; }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var used = (int)(Length % ParquetBuffers.SegmentBytes);
            if (used == 0)
                _segments.Add(buffers.RentSegment());
            var taken = Math.Min(bytes.Length, ParquetBuffers.SegmentBytes - used);
            bytes[..taken].CopyTo(_segments[^1].AsSpan(used));
            bytes = bytes[taken..];
            Length += taken;
        }
    }

    /// <summary>Writes everything and gives the memory back.</summary>
    public void MoveTo(Stream target)
    {
        foreach (var segment in _segments)
        {
            var taken = (int)Math.Min(Length, ParquetBuffers.SegmentBytes);
            target.Write(segment.AsSpan(0, taken));
            Length -= taken;
        }

        buffers.ReturnSegments(_segments);
        _segments.Clear();
    }
}
