using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>
/// Reads a bit stream from its end to its beginning (RFC 8878 §4.1): the highest set bit of the last byte only marks where it starts.
/// Reading beyond the beginning gives undefined bits and shows in <see cref="IsOverrun"/>; it never touches memory outside.
/// </summary>
internal ref struct BackwardBitReader
{
    private readonly ref byte _start;

    /// <summary>Eight bytes, of which the low ones are nearer to the beginning.</summary>
    private ulong _bits;

    /// <summary>How many of the high bits of <see cref="_bits"/> are used up.</summary>
    private int _used;

    /// <summary>Where <see cref="_bits"/> was read.</summary>
    private int _position;

    /// <summary>Starts reading.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="what">What the stream holds, for the error's text.</param>
    /// <exception cref="CodecException">The stream is empty or its last byte is 0.</exception>
    public BackwardBitReader(ReadOnlySpan<byte> stream, string what)
    {
        if (stream.IsEmpty || stream[^1] == 0)
            throw new CodecException($"zstd: the bit stream of {what} is empty or has no end mark");
        _start = ref MemoryMarshal.GetReference(stream);
        _used = BitOperations.LeadingZeroCount((uint)stream[^1]) - 23;
        if (stream.Length >= 8)
        {
            _position = stream.Length - 8;
            _bits = Load(_position);
            return;
        }

        Span<byte> padded = stackalloc byte[8];
        padded.Clear();
        stream.CopyTo(padded);
        _bits = BinaryPrimitives.ReadUInt64LittleEndian(padded);
        _used += 8 * (8 - stream.Length);
    }

    /// <summary>Goes on where another reader stopped.</summary>
    /// <param name="stream">The stream, of at least eight bytes.</param>
    /// <param name="position">Where the eight bytes lie that it was reading.</param>
    /// <param name="used">How many of their high bits it has used up.</param>
    public BackwardBitReader(ReadOnlySpan<byte> stream, int position, int used)
    {
        _start = ref MemoryMarshal.GetReference(stream);
        _position = position;
        _used = used;
        _bits = Load(position);
    }

    /// <summary>Whether more bits were read than there are.</summary>
    public readonly bool IsOverrun => _used > 64;

    /// <summary>Whether exactly all bits are read.</summary>
    public readonly bool IsAtEnd => _position == 0 && _used == 64;

    /// <summary>Makes at least 57 bits readable where the stream has them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Refill()
    {
        var bytes = Math.Min(_used >> 3, _position);
        if (bytes == 0 || _used > 64)
            return;
        _position -= bytes;
        _used -= 8 * bytes;
        _bits = Load(_position);
    }

    /// <summary>The next bits, left unread.</summary>
    /// <param name="count">0 to 56.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly uint Peek(int count) => (uint)((_bits << _used) >> 1 >> (63 - count));

    /// <summary>Passes over bits.</summary>
    /// <param name="count">How many.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Skip(int count) => _used += count;

    /// <summary>Reads the next bits, at most 32 and no more than <see cref="Refill"/> has made readable.</summary>
    /// <param name="count">How many; may be 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Read(int count)
    {
        var value = Peek(count);
        _used += count;
        return value;
    }

    private readonly ulong Load(int position)
    {
        var value = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref _start, position));
        return BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
    }
}
