namespace DataSynth.Parquet.Writing;

/// <summary>Memory for finished pages, in pieces that are used again for the next row group.</summary>
internal sealed class SegmentPool
{
    /// <summary>Small enough that many columns waste little, and that pieces stay off the large object heap.</summary>
    public const int SegmentBytes = 1 << 15;

    private readonly Stack<byte[]> _free = new();

    public byte[] Rent() => _free.TryPop(out var segment) ? segment : GC.AllocateUninitializedArray<byte>(SegmentBytes);

    public void Return(byte[] segment) => _free.Push(segment);
}
