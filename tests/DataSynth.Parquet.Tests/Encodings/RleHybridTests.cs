using System.Buffers;
using DataSynth.Parquet.Encodings;
using DataSynth.Parquet.Reading;
using FsCheck;
using FsCheck.Fluent;

namespace DataSynth.Parquet.Tests.Encodings;

public sealed class RleHybridTests
{
    [Fact]
    public void Numbers_come_back_in_any_mixture_of_runs_and_groups() => Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), seed =>
    {
        var random = new Random(seed);
        var width = random.Next(1, 32);
        var largest = width == 31 ? int.MaxValue : (1 << width) - 1;
        var values = new List<int>();
        while (values.Count < 300)
            values.AddRange(Enumerable.Repeat(random.Next(2) == 0 ? largest : random.Next(largest), random.Next(3) == 0 ? random.Next(1, 40) : 1));
        var encoded = Encode([.. values], width);

        var one = new RleHybridDecoder(encoded, 0, encoded.Length, width, new ReadContext("x"));
        values.Select(_ => one.Next()).ShouldBe(values);
        var all = new int[values.Count];
        new RleHybridDecoder(encoded, 0, encoded.Length, width, new ReadContext("x")).Read(all);
        all.ShouldBe(values);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_long_run_takes_a_few_bytes() => Encode([.. Enumerable.Repeat(1, 1_000_000)], 1).Length.ShouldBe(4);

    [Fact]
    public void The_example_of_the_format_is_packed_as_it_shows()
    {
        // Encodings.md: the numbers 0 to 7 in 3 bits each.
        Encode([0, 1, 2, 3, 4, 5, 6, 7], 3).ShouldBe([0b0000_0011, 0b1000_1000, 0b1100_0110, 0b1111_1010]);
    }

    [Fact]
    public void A_width_of_nothing_needs_no_bytes() =>
        new RleHybridDecoder([], 0, 0, 0, new ReadContext("x")).Next().ShouldBe(0);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(255, 8)]
    [InlineData(256, 9)]
    public void Widths_are_the_fewest_bits(int largest, int width) => RleHybridEncoder.WidthFor(largest).ShouldBe(width);

    private static byte[] Encode(int[] values, int width)
    {
        var output = new ArrayBufferWriter<byte>();
        RleHybridEncoder.Encode(values, width, output);
        return output.WrittenSpan.ToArray();
    }
}
