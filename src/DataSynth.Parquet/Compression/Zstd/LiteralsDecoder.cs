using System.Buffers.Binary;

namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>Reads the literals section of a block (RFC 8878 §3.1.1.3.1).</summary>
internal sealed class LiteralsDecoder
{
    /// <summary>Bytes behind the literals that may be read, so that they can be copied in steps.</summary>
    public const int Slack = 32;

    private readonly HuffmanDecodingTable _table = new();
    private readonly byte[] _literals = new byte[FrameHeader.LargestBlock + Slack];

    /// <summary>The literals of the last section read, with <see cref="Slack"/> undefined bytes behind them.</summary>
    public ReadOnlySpan<byte> Buffer => _literals;

    /// <summary>A frame begins: no earlier Huffman table can be used again.</summary>
    public void StartFrame() => _table.Forget();

    /// <summary>Reads a section.</summary>
    /// <param name="block">The block; the section stands at its beginning.</param>
    /// <param name="maxSize">The most literals allowed.</param>
    /// <param name="count">How many literals there are.</param>
    /// <returns>How many bytes the section takes.</returns>
    /// <exception cref="CodecException">The section is malformed.</exception>
    public int Read(ReadOnlySpan<byte> block, int maxSize, out int count)
    {
        if (block.IsEmpty)
            throw CodecException.Truncated("zstd");
        var type = block[0] & 3;
        return type < 2 ? ReadUncoded(block, type == 1, maxSize, out count) : ReadCoded(block, type == 3, maxSize, out count);
    }

    private int ReadUncoded(ReadOnlySpan<byte> block, bool isRun, int maxSize, out int count)
    {
        var format = (block[0] >> 2) & 3;
        var head = format switch { 1 => 2, 3 => 3, _ => 1 };
        count = (int)(ReadHead(block, head) >> (head == 1 ? 3 : 4));
        CheckCount(count, maxSize);
        var length = isRun ? 1 : count;
        if (block.Length - head < length)
            throw CodecException.Truncated("zstd");
        if (isRun)
            _literals.AsSpan(0, count).Fill(block[head]);
        else
            block.Slice(head, count).CopyTo(_literals);
        return head + length;
    }

    private int ReadCoded(ReadOnlySpan<byte> block, bool isTreeless, int maxSize, out int count)
    {
        var format = (block[0] >> 2) & 3;
        var head = Math.Max(3, 2 + format);
        var sizeBits = head switch { 3 => 10, 4 => 14, _ => 18 };
        var sizes = ReadHead(block, head) >> 4;
        count = (int)(sizes & ((1ul << sizeBits) - 1));
        CheckCount(count, maxSize);
        var length = (int)(sizes >> sizeBits);
        if (block.Length - head < length)
            throw CodecException.Truncated("zstd");

        var body = block.Slice(head, length);
        if (!isTreeless)
            body = body[_table.Read(body)..];
        else if (!_table.IsReady)
            throw new CodecException("zstd: literals reuse a Huffman table, but no block before them has one");

        var output = _literals.AsSpan(0, count);
        if (format == 0)
            HuffmanStreams.DecodeOne(_table.Entries, body, output);
        else
            HuffmanStreams.DecodeFour(_table.Entries, body, output);
        return head + length;
    }

    private static ulong ReadHead(ReadOnlySpan<byte> block, int length)
    {
        if (block.Length < length)
            throw CodecException.Truncated("zstd");
        Span<byte> padded = stackalloc byte[8];
        padded.Clear();
        block[..length].CopyTo(padded);
        return BinaryPrimitives.ReadUInt64LittleEndian(padded);
    }

    private static void CheckCount(int count, int maxSize)
    {
        if (count > maxSize)
            throw new CodecException($"zstd: found {count} literals in a block, expected at most {maxSize}");
    }
}
