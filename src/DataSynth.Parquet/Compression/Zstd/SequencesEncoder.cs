using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>Writes the sequences section of a block (RFC 8878 §3.1.1.3.2).</summary>
internal sealed class SequencesEncoder
{
    private readonly SequenceCodeEncoder _literalLengths = new(SequenceCodes.PredefinedLiteralLengths,
        SequenceCodes.PredefinedLiteralLengthLog, SequenceCodes.MaxLiteralLengthLog, SequenceCodes.MaxLiteralLengthCode);

    private readonly SequenceCodeEncoder _offsets = new(SequenceCodes.PredefinedOffsets,
        SequenceCodes.PredefinedOffsetLog, SequenceCodes.MaxOffsetLog, SequenceCodes.MaxOffsetCode);

    private readonly SequenceCodeEncoder _matchLengths = new(SequenceCodes.PredefinedMatchLengths,
        SequenceCodes.PredefinedMatchLengthLog, SequenceCodes.MaxMatchLengthLog, SequenceCodes.MaxMatchLengthCode);

    private readonly uint[] _offsetValues = new uint[FrameHeader.LargestBlock / SequenceCodes.ShortestMatch + 1];
    private RepeatedOffsets _known;
    private RepeatedOffsets _fresh;

    /// <summary>A frame begins.</summary>
    public void StartFrame()
    {
        _literalLengths.StartFrame();
        _offsets.StartFrame();
        _matchLengths.StartFrame();
        _known = RepeatedOffsets.Initial;
    }

    /// <summary>The block last written is part of the frame, so the reader knows its tables and offsets.</summary>
    /// <param name="hasSequences">Whether it had any sequences, and so tables.</param>
    public void Commit(bool hasSequences)
    {
        _known = _fresh;
        if (!hasSequences)
            return;
        _literalLengths.Commit();
        _offsets.Commit();
        _matchLengths.Commit();
    }

    /// <summary>Writes a section.</summary>
    /// <param name="sequences">The block's sequences.</param>
    /// <param name="output">Room for 8 bytes a sequence and 512 more.</param>
    /// <returns>How many bytes the section takes.</returns>
    public int Write(ReadOnlySpan<Sequence> sequences, Span<byte> output)
    {
        _fresh = _known;
        var at = WriteCount(sequences.Length, output);
        if (sequences.IsEmpty)
            return at;

        SetCodes(sequences);
        var modesAt = at++;
        var modes = _literalLengths.ChooseTable(sequences.Length, output[at..], out var length) << 6;
        at += length;
        modes |= _offsets.ChooseTable(sequences.Length, output[at..], out length) << 4;
        at += length;
        modes |= _matchLengths.ChooseTable(sequences.Length, output[at..], out length) << 2;
        at += length;
        output[modesAt] = (byte)modes;
        return at + WriteStream(sequences, output[at..]);
    }

    private static int WriteCount(int count, Span<byte> output)
    {
        switch (count)
        {
            case < 128:
                output[0] = (byte)count;
                return 1;
            case < 0x7F00:
                output[0] = (byte)(128 + (count >> 8));
                output[1] = (byte)count;
                return 2;
            default:
                output[0] = 255;
                BinaryPrimitives.WriteUInt16LittleEndian(output[1..], (ushort)(count - 0x7F00));
                return 3;
        }
    }

    private void SetCodes(ReadOnlySpan<Sequence> sequences)
    {
        var literalCodes = _literalLengths.Codes.AsSpan(0, sequences.Length);
        var offsetCodes = _offsets.Codes.AsSpan(0, sequences.Length);
        var matchCodes = _matchLengths.Codes.AsSpan(0, sequences.Length);
        var offsetValues = _offsetValues.AsSpan(0, sequences.Length);
        var literalCounts = _literalLengths.Histogram;
        var offsetCounts = _offsets.Histogram;
        var matchCounts = _matchLengths.Histogram;
        literalCounts.Clear();
        offsetCounts.Clear();
        matchCounts.Clear();
        var history = _known;
        for (var i = 0; i < sequences.Length; i++)
        {
            var sequence = sequences[i];
            var value = history.Encode(sequence.Offset, sequence.LiteralLength);
            var offsetCode = BitOperations.Log2(value);
            var literalCode = SequenceCodes.OfLiteralLength(sequence.LiteralLength);
            var matchCode = SequenceCodes.OfMatchLength(sequence.MatchLength);
            offsetValues[i] = value;
            offsetCodes[i] = (byte)offsetCode;
            literalCodes[i] = (byte)literalCode;
            matchCodes[i] = (byte)matchCode;
            offsetCounts[offsetCode]++;
            literalCounts[literalCode]++;
            matchCounts[matchCode]++;
        }

        _fresh = history;
    }

    /// <summary>The stream is read backwards, so the last sequence goes first.</summary>
    private int WriteStream(ReadOnlySpan<Sequence> sequences, Span<byte> output)
    {
        ReadOnlySpan<byte> literalCodes = _literalLengths.Codes.AsSpan(0, sequences.Length);
        ReadOnlySpan<byte> offsetCodes = _offsets.Codes.AsSpan(0, sequences.Length);
        ReadOnlySpan<byte> matchCodes = _matchLengths.Codes.AsSpan(0, sequences.Length);
        ReadOnlySpan<uint> offsetValues = _offsetValues.AsSpan(0, sequences.Length);
        var (literalTable, offsetTable, matchTable) = (_literalLengths.Table, _offsets.Table, _matchLengths.Table);
        ref var literalStates = ref MemoryMarshal.GetReference(literalTable.States);
        ref var offsetStates = ref MemoryMarshal.GetReference(offsetTable.States);
        ref var matchStates = ref MemoryMarshal.GetReference(matchTable.States);
        var literalSymbols = literalTable.Symbols;
        var offsetSymbols = offsetTable.Symbols;
        var matchSymbols = matchTable.Symbols;
        var bits = new BitWriter(output);
        var i = sequences.Length - 1;
        var literalState = literalTable.First(literalCodes[i]);
        var offsetState = offsetTable.First(offsetCodes[i]);
        var matchState = matchTable.First(matchCodes[i]);
        AddExtraBits(ref bits, sequences[i], literalCodes[i], matchCodes[i], offsetCodes[i], offsetValues[i]);
        for (i--; i >= 0; i--)
        {
            FseEncodingTable.Encode(ref bits, ref offsetStates, offsetSymbols[offsetCodes[i]], ref offsetState);
            FseEncodingTable.Encode(ref bits, ref matchStates, matchSymbols[matchCodes[i]], ref matchState);
            FseEncodingTable.Encode(ref bits, ref literalStates, literalSymbols[literalCodes[i]], ref literalState);
            AddExtraBits(ref bits, sequences[i], literalCodes[i], matchCodes[i], offsetCodes[i], offsetValues[i]);
        }

        matchTable.Finish(ref bits, matchState);
        offsetTable.Finish(ref bits, offsetState);
        literalTable.Finish(ref bits, literalState);
        bits.Flush();
        return bits.End();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddExtraBits(ref BitWriter bits, Sequence sequence, byte literalCode, byte matchCode, byte offsetCode, uint offset)
    {
        // Up to 7 bits are left over; three states (26) fit with them, then the literal length (16) and mostly the other two too.
        int literalBits = SequenceCodes.LiteralLengthBits[literalCode];
        int matchBits = SequenceCodes.MatchLengthBits[matchCode];
        if (literalBits + matchBits + offsetCode > 56 - 7 - 26)
            bits.Flush();
        bits.Add((uint)sequence.LiteralLength & ((1u << literalBits) - 1), literalBits);
        bits.Add((uint)(sequence.MatchLength - SequenceCodes.ShortestMatch) & ((1u << matchBits) - 1), matchBits);
        if (literalBits + matchBits + offsetCode > 56 - 7)
            bits.Flush();
        bits.Add(offset & ((1u << offsetCode) - 1), offsetCode);
        bits.Flush();
    }
}
