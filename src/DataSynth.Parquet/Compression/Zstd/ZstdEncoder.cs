using System.Buffers;
using System.Buffers.Binary;

namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>Encodes one Zstandard frame (RFC 8878). It tells its content size and has no checksum: pages have their own.</summary>
/// <param name="matches">How matches are found.</param>
internal sealed class ZstdEncoder(MatchFinder matches)
{
    /// <summary>8 MiB, the window that every reader should support (RFC 8878 §3.1.1.1.2).</summary>
    public const int LargestWindow = 1 << 23;

    /// <summary>The window descriptor of <see cref="LargestWindow"/>: an exponent of 13 over 2^10.</summary>
    private const byte LargestWindowDescriptor = 13 << 3;

    private const int HeadLength = 3;

    private readonly SequenceList _list = new();
    private readonly LiteralsEncoder _literals = new();
    private readonly SequencesEncoder _sequences = new();

    // The literals, and eight bytes for every sequence of at least four; both never come together.
    private readonly byte[] _block = new byte[4 * FrameHeader.LargestBlock];

    /// <summary>Compresses an input as one frame.</summary>
    /// <param name="input">The input.</param>
    /// <param name="output">Where the frame goes.</param>
    public void Compress(ReadOnlySpan<byte> input, IBufferWriter<byte> output)
    {
        WriteFrameHeader(input.Length, output);
        matches.Start(input.Length);
        _literals.StartFrame();
        _sequences.StartFrame();
        var start = 0;
        do
        {
            var end = Math.Min(input.Length, start + FrameHeader.LargestBlock);
            WriteBlock(input, start, end, output);
            start = end;
        }
        while (start < input.Length);
    }

    private static void WriteFrameHeader(int length, IBufferWriter<byte> output)
    {
        var header = output.GetSpan(14);
        BinaryPrimitives.WriteUInt32LittleEndian(header, FrameHeader.MagicNumber);
        var isSingleSegment = length <= LargestWindow;
        var at = 5;
        if (!isSingleSegment)
            header[at++] = LargestWindowDescriptor;
        var sizeFlag = length switch { < 256 => 0, < 65536 + 256 => 1, _ => 2 };
        header[4] = (byte)((sizeFlag << 6) | (isSingleSegment ? 0x20 : 0));
        switch (sizeFlag)
        {
            case 0:
                header[at] = (byte)length;
                break;
            case 1:
                BinaryPrimitives.WriteUInt16LittleEndian(header[at..], (ushort)(length - 256));
                break;
            default:
                BinaryPrimitives.WriteInt32LittleEndian(header[at..], length);
                break;
        }

        output.Advance(at + (1 << sizeFlag));
    }

    private void WriteBlock(ReadOnlySpan<byte> input, int start, int end, IBufferWriter<byte> output)
    {
        var isLast = end == input.Length;
        var block = input[start..end];
        if (block.Length > 1 && !block.ContainsAnyExcept(block[0]))
        {
            WriteHead(isLast, type: 1, block.Length, output);
            output.Write(block[..1]);
            return;
        }

        matches.Find(input, start, end, _list);
        var length = _literals.Write(_list.Literals, _block);
        length += _sequences.Write(_list.Sequences, _block.AsSpan(length));
        if (length >= block.Length)
        {
            WriteHead(isLast, type: 0, block.Length, output);
            output.Write(block);
            return;
        }

        _literals.Commit();
        _sequences.Commit(_list.Sequences.Length > 0);
        WriteHead(isLast, type: 2, length, output);
        output.Write(_block.AsSpan(0, length));
    }

    private static void WriteHead(bool isLast, int type, int size, IBufferWriter<byte> output)
    {
        var head = output.GetSpan(4);
        BinaryPrimitives.WriteInt32LittleEndian(head, (size << 3) | (type << 1) | (isLast ? 1 : 0));
        output.Advance(HeadLength);
    }
}
