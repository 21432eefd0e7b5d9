using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>
/// Takes the first match that is good enough: one of the last two offsets, else eight equal bytes, else four. Two hash tables, over
/// eight and over five bytes, hold the last position of each value.
/// </summary>
internal sealed class FastMatchFinder : MatchFinder
{
    private const int LongBits = 17;
    private const int ShortBits = 16;

    /// <summary>After 2^8 bytes without a match, every second position is tried, and so on.</summary>
    private const int Patience = 8;

    private readonly int[] _longTable = new int[1 << LongBits];
    private readonly int[] _shortTable = new int[1 << ShortBits];
    private int _offset1;
    private int _offset2;

    public override void Find(ReadOnlySpan<byte> input, int start, int end, SequenceList list)
    {
        list.Clear();
        ref var bytes = ref MemoryMarshal.GetReference(input);
        ref var longTable = ref MemoryMarshal.GetArrayDataReference(_longTable);
        ref var shortTable = ref MemoryMarshal.GetArrayDataReference(_shortTable);
        var @base = Base;
        var limit = end - Margin;
        var literal = start;
        var position = Math.Max(start, 1);
        var (offset1, offset2) = (_offset1, _offset2);
        if (start == 0 && limit > 0)
        {
            Unsafe.Add(ref longTable, Hash8(Read64(ref bytes, 0), LongBits)) = @base;
            Unsafe.Add(ref shortTable, Hash5(Read64(ref bytes, 0), ShortBits)) = @base;
        }

        while (position < limit)
        {
            int length, offset;
            var lowest = Math.Max(0, position - ZstdEncoder.LargestWindow);
            var value = Read64(ref bytes, position);
            ref var longSlot = ref Unsafe.Add(ref longTable, Hash8(value, LongBits));
            ref var shortSlot = ref Unsafe.Add(ref shortTable, Hash5(value, ShortBits));
            var candidate = longSlot - @base;
            var shortCandidate = shortSlot - @base;
            longSlot = shortSlot = position + @base;

            if (Read32(ref bytes, position + 1 - offset1) == (uint)(value >> 8))
            {
                length = 4 + BlockCompare.CommonLength(ref bytes, position + 5 - offset1, position + 5, end);
                offset = offset1;
                position++;
                list.Add(input, literal, position, length, offset);
            }
            else
            {
                if (candidate >= lowest && Read64(ref bytes, candidate) == value)
                {
                    length = 8 + BlockCompare.CommonLength(ref bytes, candidate + 8, position + 8, end);
                }
                else if (shortCandidate >= lowest && Read32(ref bytes, shortCandidate) == (uint)value)
                {
                    // A long match one byte on is worth more than a short one here.
                    var next = Read64(ref bytes, position + 1);
                    ref var nextSlot = ref Unsafe.Add(ref longTable, Hash8(next, LongBits));
                    candidate = nextSlot - @base;
                    nextSlot = position + 1 + @base;
                    if (candidate > lowest && Read64(ref bytes, candidate) == next)
                    {
                        position++;
                        length = 8 + BlockCompare.CommonLength(ref bytes, candidate + 8, position + 8, end);
                    }
                    else
                    {
                        candidate = shortCandidate;
                        length = 4 + BlockCompare.CommonLength(ref bytes, candidate + 4, position + 4, end);
                    }
                }
                else
                {
                    position += ((position - literal) >> Patience) + 1;
                    continue;
                }

                offset = position - candidate;
                while (position > literal && candidate > lowest
                    && Unsafe.Add(ref bytes, position - 1) == Unsafe.Add(ref bytes, candidate - 1))
                {
                    position--;
                    candidate--;
                    length++;
                }

                list.Add(input, literal, position, length, offset);
                (offset1, offset2) = (offset, offset1);
            }

            // The places passed over are not in the tables; a few of them help.
            var inside = position + 2;
            position += length;
            literal = position;
            if (position >= limit)
                break;
            value = Read64(ref bytes, inside);
            Unsafe.Add(ref longTable, Hash8(value, LongBits)) = inside + @base;
            Unsafe.Add(ref shortTable, Hash5(value, ShortBits)) = inside + @base;
            Unsafe.Add(ref longTable, Hash8(Read64(ref bytes, position - 2), LongBits)) = position - 2 + @base;
            Unsafe.Add(ref shortTable, Hash5(Read64(ref bytes, position - 1), ShortBits)) = position - 1 + @base;

            while (position < limit && offset2 > 0 && Read32(ref bytes, position) == Read32(ref bytes, position - offset2))
            {
                length = 4 + BlockCompare.CommonLength(ref bytes, position + 4 - offset2, position + 4, end);
                (offset1, offset2) = (offset2, offset1);
                value = Read64(ref bytes, position);
                Unsafe.Add(ref longTable, Hash8(value, LongBits)) = position + @base;
                Unsafe.Add(ref shortTable, Hash5(value, ShortBits)) = position + @base;
                list.Add(input, literal, position, length, offset1);
                position += length;
                literal = position;
            }
        }

        list.AddLiterals(input[literal..end]);
        (_offset1, _offset2) = (offset1, offset2);
    }

    protected override void ClearTables()
    {
        Array.Clear(_longTable);
        Array.Clear(_shortTable);
    }

    protected override void StartInput() => (_offset1, _offset2) = (1, 4);
}
