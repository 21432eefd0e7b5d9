using System.Numerics;
using System.Text;
using DataSynth.Parquet.Encodings;
using DataSynth.Parquet.Reading;

namespace DataSynth.Parquet.Tests.Encodings;

/// <summary>Delta encodings, against an encoder written plainly after Encodings.md ("Delta Encoding" and the sections behind it).</summary>
public sealed class DeltaTests
{
    public static TheoryData<int> Widths => [.. Enumerable.Range(0, 65)];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Differences_of_every_width_come_back(int width)
    {
        var random = new Random(width);
        var mask = width == 64 ? ulong.MaxValue : (1UL << width) - 1;
        foreach (var count in (int[])[1, 2, 31, 32, 33, 128, 129, 130, 300])
        {
            var values = new long[count];
            values[0] = random.NextInt64(long.MinValue, long.MaxValue);
            for (var i = 1; i < count; i++)
                values[i] = unchecked(values[i - 1] - 5 + (long)((ulong)random.NextInt64(long.MinValue, long.MaxValue) & mask));

            // The widest difference, so that the width is really the one meant; then one byte behind that is not the decoder's.
            if (count > 1)
                values[1] = unchecked(values[0] - 5 + (long)mask);
            byte[] encoded = [.. Encode(values), 0xAA];
            var decoder = new DeltaDecoder(encoded, 0, encoded.Length, new ReadContext("x"));

            decoder.FindEnd().ShouldBe(encoded.Length - 1);
            values.Select(_ => unchecked((long)decoder.Next())).ToArray().ShouldBe(values);
            Should.Throw<ParquetException>(() => decoder.Next());
        }
    }

    [Fact]
    public void The_examples_of_the_format_are_read()
    {
        // Encodings.md: 1 to 5 have differences of 1; 7, 5, 3, 1, 2, 3, 4, 5 have -2 as the least one, and 0, 0, 0, 3, 3, 3, 3 above it in 2 bits.
        byte[] rising = [0x80, 1, 4, 5, 2, 2, 0, 0, 0, 0];
        byte[] falling = [0x80, 1, 4, 8, 14, 3, 2, 0, 0, 0, 0b1100_0000, 0b0011_1111, 0, 0, 0, 0, 0, 0];

        Read(rising, 5).ShouldBe([1, 2, 3, 4, 5]);
        Read(falling, 8).ShouldBe([7, 5, 3, 1, 2, 3, 4, 5]);
    }

    [Fact]
    public void Integers_of_32_bits_may_wrap_around()
    {
        long[] values = [int.MaxValue, int.MinValue, int.MaxValue, 0];
        var encoded = Encode(values);
        var integers = new DeltaIntegerValues(new(encoded, 0, encoded.Length, new ReadContext("x")), sizeof(int));

        values.Select(_ => (long)BitConverter.ToInt32(integers.Next())).ToArray().ShouldBe(values);
    }

    [Fact]
    public void Strings_and_values_of_one_width_share_their_beginnings()
    {
        byte[] encoded = [.. Encode([0, 5, 0, 2]), .. Encode([5, 3, 0, 1]), .. "applecidere"u8];
        // apple, applecid (5 shared), "", then 2 shared with nothing is an error.
        var values = new DeltaByteArrayValues(encoded, 0, encoded.Length, 0, 100, new ReadContext("x"));

        Encoding.UTF8.GetString(values.Next()).ShouldBe("apple");
        Encoding.UTF8.GetString(values.Next()).ShouldBe("applecid");
        values.Next().Length.ShouldBe(0);
        Should.Throw<ParquetException>(() => values.Next().Length).Message.ShouldContain("shared prefix of 2");

        byte[] fixedWidth = [.. Encode([0, 2, 1]), .. Encode([3, 1, 1]), .. "abcdx"u8];
        var three = new DeltaByteArrayValues(fixedWidth, 0, fixedWidth.Length, 3, 100, new ReadContext("x"));
        Encoding.UTF8.GetString(three.Next()).ShouldBe("abc");
        Encoding.UTF8.GetString(three.Next()).ShouldBe("abd");
        Should.Throw<ParquetException>(() => three.Next().Length).Message.ShouldContain("expected 3 bytes");
    }

    private static long[] Read(byte[] encoded, int count)
    {
        var decoder = new DeltaDecoder(encoded, 0, encoded.Length, new ReadContext("x"));
        return [.. Enumerable.Range(0, count).Select(_ => unchecked((long)decoder.Next()))];
    }

    // Blocks of 128 values in 4 parts.
    private static byte[] Encode(long[] values)
    {
        var output = new List<byte>();
        Varint(128, output);
        Varint(4, output);
        Varint((ulong)values.Length, output);
        ZigZag(values[0], output);
        var deltas = values.Skip(1).Zip(values, (value, before) => unchecked(value - before)).ToArray();
        foreach (var block in deltas.Chunk(128))
        {
            // Differences are taken above the least one, modulo 2^64.
            var least = block.Contains(-5) || block.All(delta => delta >= -5) ? -5 : block.Min();
            ZigZag(least, output);
            var parts = block.Select(delta => unchecked((ulong)(delta - least))).Chunk(32).ToArray();
            var widths = parts.Select(part => part.Max(value => 64 - BitOperations.LeadingZeroCount(value))).ToArray();
            for (var i = 0; i < 4; i++)
                output.Add((byte)(i < widths.Length ? widths[i] : 0));
            foreach (var (part, width) in parts.Zip(widths))
                Pack(part, width, output);
        }

        return [.. output];
    }

    private static void Pack(ulong[] part, int width, List<byte> output)
    {
        var bits = BigInteger.Zero;
        for (var i = 0; i < part.Length; i++)
            bits |= new BigInteger(part[i]) << (i * width);
        var bytes = bits.ToByteArray(isUnsigned: true);
        output.AddRange(bytes.Take(width * 4).Concat(new byte[Math.Max(0, (width * 4) - bytes.Length)]));
    }

    private static void ZigZag(long value, List<byte> output) => Varint((ulong)((value << 1) ^ (value >> 63)), output);

    private static void Varint(ulong value, List<byte> output)
    {
        for (; value >= 0x80; value >>= 7)
            output.Add((byte)(value | 0x80));
        output.Add((byte)value);
    }
}
