using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>
/// Looks for the best match among the last sixteen places with the same five bytes, and takes it only if none of the next two positions
/// has a better one. The places lie in rows, and beside each row a byte of hash for each of its places: one comparison of sixteen bytes
/// tells which places are worth a look, so that hardly any memory is touched in vain.
/// </summary>
internal sealed class LazyMatchFinder : MatchFinder
{
    private const int RowBits = 14;
    private const int RowLength = 16;
    private const int TagBits = 8;

    /// <summary>After 2^8 bytes without a match, every second position is tried, and so on.</summary>
    private const int Patience = 8;

    private readonly int[] _places = new int[RowLength << RowBits];
    private readonly byte[] _tags = new byte[RowLength << RowBits];

    // Where in each row the next place goes.
    private readonly byte[] _heads = new byte[1 << RowBits];
    private int _next;
    private int _offset1;
    private int _offset2;

    public override void Find(ReadOnlySpan<byte> input, int start, int end, SequenceList list)
    {
        list.Clear();
        ref var bytes = ref MemoryMarshal.GetReference(input);
        var limit = end - Margin;
        var literal = start;
        var position = Math.Max(start, 1);
        while (position < limit)
        {
            var best = FindBest(ref bytes, position, end);
            if (best.Length == 0)
            {
                position += ((position - literal) >> Patience) + 1;
                continue;
            }

            // A later match must be worth the literals that it costs.
            for (var later = 1; later <= 2 && position + later < limit; later++)
            {
                var other = FindBest(ref bytes, position + later, end);
                if (other.Length == 0 || other.Gain <= best.Gain + (later == 1 ? 4 : 7))
                    continue;
                best = other;
                position += later;
                later = 0;
            }

            var at = position;
            while (at > literal && at - best.Offset > 0 && Unsafe.Add(ref bytes, at - 1) == Unsafe.Add(ref bytes, at - 1 - best.Offset))
                at--;
            list.Add(input, literal, at, position + best.Length - at, best.Offset);
            if (best.Offset != _offset1)
                (_offset1, _offset2) = (best.Offset, _offset1);
            position += best.Length;
            literal = position;
        }

        list.AddLiterals(input[literal..end]);
    }

    protected override void ClearTables() => Array.Clear(_places);

    protected override void StartInput()
    {
        // The order within a row must not depend on earlier inputs.
        Array.Clear(_heads);
        _next = 0;
        (_offset1, _offset2) = (1, 4);
    }

    private Candidate FindBest(ref byte bytes, int position, int end)
    {
        for (; _next < position; _next++)
            Enter(ref bytes, _next);

        var best = default(Candidate);
        var value = Read32(ref bytes, position);
        if (position >= _offset1 && Read32(ref bytes, position - _offset1) == value)
            best = new Candidate(4 + BlockCompare.CommonLength(ref bytes, position + 4 - _offset1, position + 4, end), _offset1, 1);
        if (position >= _offset2 && Read32(ref bytes, position - _offset2) == value)
        {
            var length = 4 + BlockCompare.CommonLength(ref bytes, position + 4 - _offset2, position + 4, end);
            if (length > best.Length)
                best = new Candidate(length, _offset2, 2);
        }

        var hash = Hash5(Read64(ref bytes, position), RowBits + TagBits);
        var row = hash >> TagBits;
        ref var places = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_places), row * RowLength);
        int head = _heads[row];
        var lowest = Math.Max(0, position - ZstdEncoder.LargestWindow);
        var longest = 3;

        // Turned so that the newest place is the highest of sixteen bits.
        var equal = Vector128.Equals(Vector128.LoadUnsafe(ref _tags[row * RowLength]), Vector128.Create((byte)hash));
        var mask = BitOperations.RotateRight(equal.ExtractMostSignificantBits() * 0x10001, head) & 0xFFFF;
        while (mask != 0)
        {
            var bit = BitOperations.Log2(mask);
            mask ^= 1u << bit;
            var candidate = Unsafe.Add(ref places, (bit + head) & (RowLength - 1)) - Base;
            if (candidate < lowest)
                break;
            if (Read32(ref bytes, candidate + longest - 3) != Read32(ref bytes, position + longest - 3)
                || Read32(ref bytes, candidate) != value)
                continue;
            var length = 4 + BlockCompare.CommonLength(ref bytes, candidate + 4, position + 4, end);
            if (length <= longest)
                continue;
            longest = length;
            var found = new Candidate(length, position - candidate, position - candidate + 3);
            if (found.Gain > best.Gain)
                best = found;
            if (position + length >= end - 4)
                break;
        }

        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Enter(ref byte bytes, int position)
    {
        var hash = Hash5(Read64(ref bytes, position), RowBits + TagBits);
        var row = hash >> TagBits;
        int head = _heads[row];
        var slot = row * RowLength + head;
        _places[slot] = position + Base;
        _tags[slot] = (byte)hash;
        _heads[row] = (byte)((head + 1) & (RowLength - 1));
    }

    /// <summary>A match that might be taken.</summary>
    /// <param name="Length">Its length; 0 for none.</param>
    /// <param name="Offset">How far back it starts.</param>
    /// <param name="OffsetValue">What stands for the offset in the frame.</param>
    private readonly record struct Candidate(int Length, int Offset, int OffsetValue)
    {
        /// <summary>What it saves, in quarters of a byte: its bytes, less the bits that the offset takes.</summary>
        public int Gain => 4 * Length - BitOperations.Log2((uint)OffsetValue);
    }
}
