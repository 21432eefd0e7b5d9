namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>Reads the sequences section of a block and carries it out: literals and matches in turn (RFC 8878 §3.1.1.3.2 and
/// §3.1.1.4).</summary>
internal sealed class SequencesDecoder
{
    private readonly SequenceTable _literalLengths = new("literal lengths", SequenceCodes.PredefinedLiteralLengths,
        SequenceCodes.PredefinedLiteralLengthLog, SequenceCodes.MaxLiteralLengthLog, SequenceCodes.LiteralLengthBases,
        SequenceCodes.LiteralLengthBits);

    private readonly SequenceTable _offsets = new("offsets", SequenceCodes.PredefinedOffsets,
        SequenceCodes.PredefinedOffsetLog, SequenceCodes.MaxOffsetLog, SequenceCodes.OffsetBases, SequenceCodes.OffsetBits);

    private readonly SequenceTable _matchLengths = new("match lengths", SequenceCodes.PredefinedMatchLengths,
        SequenceCodes.PredefinedMatchLengthLog, SequenceCodes.MaxMatchLengthLog, SequenceCodes.MatchLengthBases,
        SequenceCodes.MatchLengthBits);

    private int _offset1;
    private int _offset2;
    private int _offset3;

    /// <summary>A frame begins: no earlier table can be used again, and the offsets are the format's first ones.</summary>
    public void StartFrame()
    {
        _literalLengths.Forget();
        _offsets.Forget();
        _matchLengths.Forget();
        (_offset1, _offset2, _offset3) = (1, 4, 8);
    }

    /// <summary>Reads a section and writes the block's bytes, except for the literals behind the last match.</summary>
    /// <param name="section">The section, up to the block's end.</param>
    /// <param name="target">Where the bytes go.</param>
    /// <param name="written">How much of the output is written.</param>
    /// <returns>How far the block has come.</returns>
    /// <exception cref="CodecException">The section is malformed, or its matches reach too far back or its lengths too far out.</exception>
    public BlockProgress Decode(ReadOnlySpan<byte> section, SequenceTarget target, int written)
    {
        var at = ReadCount(section, out var count);
        if (count == 0)
        {
            if (at != section.Length)
                throw CodecException.Trailing("zstd", section.Length - at);
            return new BlockProgress(written, 0);
        }

        if (at == section.Length)
            throw CodecException.Truncated("zstd");
        var modes = section[at++];
        if ((modes & 3) != 0)
            throw new CodecException("zstd: the reserved bits of the sequence modes are set");
        at += _literalLengths.Read(section[at..], modes >> 6);
        at += _offsets.Read(section[at..], (modes >> 4) & 3);
        at += _matchLengths.Read(section[at..], (modes >> 2) & 3);
        return Run(section[at..], count, target, new BlockProgress(written, 0));
    }

    private static int ReadCount(ReadOnlySpan<byte> section, out int count)
    {
        var head = section.IsEmpty ? 1 : section[0] switch { < 128 => 1, < 255 => 2, _ => 3 };
        if (section.Length < head)
            throw CodecException.Truncated("zstd");
        count = head switch
        {
            1 => section[0],
            2 => ((section[0] - 128) << 8) + section[1],
            _ => section[1] + (section[2] << 8) + 0x7F00,
        };
        return head;
    }

    private BlockProgress Run(ReadOnlySpan<byte> stream, int count, SequenceTarget target, BlockProgress progress)
    {
        var literalLengths = _literalLengths.Entries;
        var offsets = _offsets.Entries;
        var matchLengths = _matchLengths.Entries;
        var bits = new BackwardBitReader(stream, "the sequences");
        var literalState = (int)bits.Read(_literalLengths.Log);
        var offsetState = (int)bits.Read(_offsets.Log);
        var matchState = (int)bits.Read(_matchLengths.Log);
        var (offset1, offset2, offset3) = (_offset1, _offset2, _offset3);
        while (true)
        {
            // 57 bits are enough for the offset (31) and the match length (16), and again for the literal length (16) and the
            // three next states (9 each).
            bits.Refill();
            var literalEntry = literalLengths[literalState];
            var offsetEntry = offsets[offsetState];
            var matchEntry = matchLengths[matchState];
            var value = offsetEntry.Base + bits.Read(offsetEntry.ExtraBits);
            var matchLength = (int)(matchEntry.Base + bits.Read(matchEntry.ExtraBits));
            if (offsetEntry.ExtraBits + matchEntry.ExtraBits + literalEntry.ExtraBits > 30)
                bits.Refill();
            var literalLength = (int)(literalEntry.Base + bits.Read(literalEntry.ExtraBits));

            int offset;
            if (value > 3)
            {
                offset = (int)(value - 3);
                (offset1, offset2, offset3) = (offset, offset1, offset2);
            }
            else
            {
                // Without literals in front, the last offset itself would be senseless: the numbering moves by one.
                var index = value + (literalLength == 0 ? 1u : 0);
                offset = index switch { 1 => offset1, 2 => offset2, 3 => offset3, _ => offset1 - 1 };
                if (index > 2)
                    offset3 = offset2;
                if (index > 1)
                    (offset1, offset2) = (offset, offset1);
            }

            progress = target.Append(progress, literalLength, offset, matchLength);
            if (--count == 0)
                break;
            literalState = literalEntry.NextState + (int)bits.Read(literalEntry.StateBits);
            matchState = matchEntry.NextState + (int)bits.Read(matchEntry.StateBits);
            offsetState = offsetEntry.NextState + (int)bits.Read(offsetEntry.StateBits);
            if (bits.IsOverrun)
                throw CodecException.Truncated("zstd");
        }

        bits.Refill();
        if (!bits.IsAtEnd)
            throw new CodecException("zstd: the bit stream of the sequences does not end where it should");
        (_offset1, _offset2, _offset3) = (offset1, offset2, offset3);
        return progress;
    }
}
