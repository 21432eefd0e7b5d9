using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>Writes bits, from the lowest of the first byte on.</summary>
internal ref struct BitWriter
{
    /// <summary>Bytes behind the stream that may be overwritten.</summary>
    public const int Slack = 8;

    private readonly ref byte _output;
    private ulong _bits;
    private int _count;
    private int _written;

    /// <summary>A writer.</summary>
    /// <param name="output">Where the bytes go; the caller has made sure that they and <see cref="Slack"/> fit.</param>
    public BitWriter(Span<byte> output) => _output = ref MemoryMarshal.GetReference(output);

    /// <summary>Adds bits; up to 56 fit between two calls of <see cref="Flush"/>.</summary>
    /// <param name="value">The bits, with nothing above them.</param>
    /// <param name="count">How many.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ulong value, int count)
    {
        _bits |= value << _count;
        _count += count;
    }

    /// <summary>Hands out the whole bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Flush()
    {
        var bits = BitConverter.IsLittleEndian ? _bits : BinaryPrimitives.ReverseEndianness(_bits);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref _output, _written), bits);
        var bytes = _count >> 3;
        _written += bytes;
        _bits >>= bytes << 3;
        _count &= 7;
    }

    /// <summary>Ends a stream that is read forwards.</summary>
    /// <returns>How many bytes the stream has.</returns>
    public int EndWithoutMark()
    {
        Flush();
        return _written + (_count > 0 ? 1 : 0);
    }

    /// <summary>Ends the stream with the mark at which reading starts.</summary>
    /// <returns>How many bytes the stream has.</returns>
    public int End()
    {
        Add(1, 1);
        return EndWithoutMark();
    }
}
