using System.Buffers.Binary;

namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>Writes the literals section of a block: as they are, as a run, or in Huffman codes, with a new tree or that of the block
/// before (RFC 8878 §3.1.1.3.1).</summary>
internal sealed class LiteralsEncoder
{
    /// <summary>Fewer literals go in one stream.</summary>
    private const int FewestForFour = 256;

    /// <summary>A tree does not pay for fewer literals.</summary>
    private const int FewestForTree = 24;

    private readonly int[] _histogram = new int[256];
    private HuffmanEncodingTable _known = new();
    private HuffmanEncodingTable _fresh = new();
    private bool _hasKnown;
    private bool _usedFresh;

    /// <summary>A frame begins: the reader knows no tree.</summary>
    public void StartFrame() => _hasKnown = false;

    /// <summary>The block last written is part of the frame, so its tree is what the reader knows.</summary>
    public void Commit()
    {
        if (!_usedFresh)
            return;
        (_known, _fresh) = (_fresh, _known);
        _hasKnown = true;
    }

    /// <summary>Writes a section.</summary>
    /// <param name="literals">The literals; at most <see cref="FrameHeader.LargestBlock"/>.</param>
    /// <param name="output">Room for the literals and 16 bytes more.</param>
    /// <returns>How many bytes the section takes.</returns>
    public int Write(ReadOnlySpan<byte> literals, Span<byte> output)
    {
        _usedFresh = false;
        if (literals.Length < (_hasKnown ? 6 : FewestForTree))
            return WriteRaw(literals, output);
        Histogram.Count(literals, _histogram);
        var most = Histogram.Max(_histogram);
        if (most == literals.Length)
        {
            var head = WriteUncodedHead(1, literals.Length, output);
            output[head] = literals[0];
            return head + 1;
        }

        // Nearly even: no tree can gain.
        if (most <= (literals.Length >> 7) + 4)
            return WriteRaw(literals, output);

        _fresh.Build(_histogram);
        var freshCost = _fresh.Description.IsEmpty ? int.MaxValue : _fresh.Cost(_histogram) + _fresh.Description.Length;
        var knownCost = _hasKnown ? _known.Cost(_histogram) : int.MaxValue;
        var gain = literals.Length - (long)Math.Min(freshCost, knownCost);
        if (gain < 8 + (literals.Length >> 7))
            return WriteRaw(literals, output);
        _usedFresh = freshCost < knownCost;
        return WriteCoded(literals, _usedFresh ? _fresh : _known, output);
    }

    private static int WriteRaw(ReadOnlySpan<byte> literals, Span<byte> output)
    {
        var head = WriteUncodedHead(0, literals.Length, output);
        literals.CopyTo(output[head..]);
        return head + literals.Length;
    }

    private static int WriteUncodedHead(int type, int count, Span<byte> output)
    {
        if (count < 32)
        {
            output[0] = (byte)(type | (count << 3));
            return 1;
        }

        var isShort = count < 4096;
        BinaryPrimitives.WriteInt32LittleEndian(output, type | ((isShort ? 1 : 3) << 2) | (count << 4));
        return isShort ? 2 : 3;
    }

    private int WriteCoded(ReadOnlySpan<byte> literals, HuffmanEncodingTable table, Span<byte> output)
    {
        var isSingle = literals.Length < FewestForFour;
        var (format, head, sizeBits) = literals.Length switch
        {
            < 1024 => (isSingle ? 0 : 1, 3, 10),
            < 16384 => (2, 4, 14),
            _ => (3, 5, 18),
        };
        var at = head;
        if (_usedFresh)
        {
            table.Description.CopyTo(output[at..]);
            at += table.Description.Length;
        }

        at += isSingle
            ? HuffmanStreamWriter.WriteOne(table, literals, output[at..])
            : HuffmanStreamWriter.WriteFour(table, literals, output[at..]);
        var value = (_usedFresh ? 2ul : 3ul) | ((ulong)format << 2) | ((ulong)literals.Length << 4)
            | ((ulong)(at - head) << (4 + sizeBits));
        for (var i = 0; i < head; i++)
            output[i] = (byte)(value >> (8 * i));
        return at;
    }
}
