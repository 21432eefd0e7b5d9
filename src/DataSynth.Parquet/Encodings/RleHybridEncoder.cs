using System.Buffers;

namespace DataSynth.Parquet.Encodings;

/// <summary>Encodes small numbers as runs and bit-packed groups of eight (Encodings.md, "Run Length Encoding / Bit-Packing Hybrid").</summary>
internal static class RleHybridEncoder
{
    private const int Group = 8;

    /// <summary>Bits for numbers from 0 to <paramref name="largest"/>.</summary>
    public static int WidthFor(int largest) => 32 - int.LeadingZeroCount(largest);

    /// <summary>Appends the encoded numbers, without a length before them.</summary>
    public static void Encode(ReadOnlySpan<int> values, int width, IBufferWriter<byte> output)
    {
        var pending = 0;
        var at = 0;
        while (at < values.Length)
        {
            var run = RunLength(values[at..]);
            // Packed groups hold eight values, so the run first fills up the last one.
            var borrowed = (Group - ((at - pending) % Group)) % Group;
            if (run - borrowed < Group)
            {
                at += run;
                continue;
            }

            Pack(values[pending..(at + borrowed)], width, output);
            WriteVarint((uint)(run - borrowed) << 1, output);
            WriteNumber(values[at], (width + 7) / 8, output);
            at += run;
            pending = at;
        }

        Pack(values[pending..], width, output);
    }

    private static int RunLength(ReadOnlySpan<int> values)
    {
        var differs = values.IndexOfAnyExcept(values[0]);
        return differs < 0 ? values.Length : differs;
    }

    private static void Pack(ReadOnlySpan<int> values, int width, IBufferWriter<byte> output)
    {
        if (values.IsEmpty)
            return;
        var groups = (values.Length + Group - 1) / Group;
        WriteVarint(((uint)groups << 1) | 1, output);
        var bytes = groups * width;
        var target = output.GetSpan(bytes)[..bytes];
        var (held, bits, position) = (0UL, 0, 0);
        for (var i = 0; i < groups * Group; i++)
        {
            held |= (i < values.Length ? (ulong)(uint)values[i] : 0) << bits;
            for (bits += width; bits >= 8; bits -= 8)
            {
                target[position++] = (byte)held;
                held >>= 8;
            }
        }

        output.Advance(bytes);
    }

    private static void WriteVarint(uint value, IBufferWriter<byte> output)
    {
        Span<byte> bytes = stackalloc byte[5];
        var length = 0;
        for (; value >= 0x80; value >>= 7)
            bytes[length++] = (byte)(value | 0x80);
        bytes[length++] = (byte)value;
        output.Write(bytes[..length]);
    }

    private static void WriteNumber(int value, int bytes, IBufferWriter<byte> output)
    {
        var target = output.GetSpan(4);
        for (var i = 0; i < bytes; i++)
            target[i] = (byte)(value >> (8 * i));
        output.Advance(bytes);
    }
}
