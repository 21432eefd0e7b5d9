using System.Buffers.Binary;

namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>What stands in front of a frame's blocks (RFC 8878 §3.1.1.1).</summary>
/// <param name="Length">The header's own bytes, magic number included.</param>
/// <param name="WindowSize">How far back a match may reach.</param>
/// <param name="ContentSize">The frame's uncompressed size, or null where it is not told.</param>
/// <param name="HasChecksum">Whether four bytes of checksum follow the last block.</param>
internal readonly record struct FrameHeader(int Length, ulong WindowSize, ulong? ContentSize, bool HasChecksum)
{
    public const uint MagicNumber = 0xFD2FB528;

    /// <summary>No block is larger, compressed or not.</summary>
    public const int LargestBlock = 128 << 10;

    /// <summary>The limit on this frame's blocks: its window, where that is smaller.</summary>
    public int MaxBlockSize => (int)Math.Min(WindowSize, LargestBlock);

    /// <summary>Whether four bytes begin a frame that readers pass over (RFC 8878 §3.1.2).</summary>
    /// <param name="magic">The bytes, little-endian.</param>
    public static bool IsSkippable(uint magic) => (magic & 0xFFFFFFF0) == 0x184D2A50;

    /// <summary>Reads the header behind the magic number, which the caller has checked.</summary>
    /// <param name="input">The frame from its magic number on.</param>
    /// <exception cref="CodecException">The header is cut off, sets the reserved bit, or asks for a dictionary.</exception>
    public static FrameHeader Read(ReadOnlySpan<byte> input)
    {
        if (input.Length < 5)
            throw CodecException.Truncated("zstd");
        var descriptor = input[4];
        if ((descriptor & 0x08) != 0)
            throw new CodecException("zstd: the reserved bit of the frame header is set");
        var isSingleSegment = (descriptor & 0x20) != 0;
        var dictionaryIdSize = (1 << (descriptor & 3)) >> 1;
        var contentSizeSize = (descriptor >> 6) == 0 ? (isSingleSegment ? 1 : 0) : 1 << (descriptor >> 6);
        var length = 5 + (isSingleSegment ? 0 : 1) + dictionaryIdSize + contentSizeSize;
        if (input.Length < length)
            throw CodecException.Truncated("zstd");

        var at = 5;
        ulong windowSize = 0;
        if (!isSingleSegment)
        {
            var window = input[at++];
            var power = 1UL << (10 + (window >> 3));
            windowSize = power + power / 8 * (ulong)(window & 7);
        }

        var dictionaryId = ReadNumber(input.Slice(at, dictionaryIdSize));
        if (dictionaryId != 0)
            throw new CodecException($"zstd: the frame needs the dictionary {dictionaryId}; dictionaries are not supported");
        at += dictionaryIdSize;

        ulong? contentSize = null;
        if (contentSizeSize > 0)
            contentSize = ReadNumber(input.Slice(at, contentSizeSize)) + (contentSizeSize == 2 ? 256u : 0);
        return new FrameHeader(length, isSingleSegment ? contentSize!.Value : windowSize, contentSize, (descriptor & 4) != 0);
    }

    private static ulong ReadNumber(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        0 => 0,
        1 => bytes[0],
        2 => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        4 => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        _ => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
    };
}
