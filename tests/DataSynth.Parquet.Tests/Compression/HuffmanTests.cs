using DataSynth.Parquet.Compression;
using DataSynth.Parquet.Compression.Zstd;

namespace DataSynth.Parquet.Tests.Compression;

public sealed class HuffmanTests
{
    [Fact]
    public void Codes_are_complete_and_none_is_longer_than_eleven_bits()
    {
        foreach (var histogram in Histograms())
        {
            var lengths = new byte[256];
            HuffmanLengths.Compute(histogram, HuffmanWeights.MaxWeight, lengths);

            lengths.Select(length => length > 0).ShouldBe(histogram.Select(count => count > 0));
            lengths.Max().ShouldBeLessThanOrEqualTo((byte)HuffmanWeights.MaxWeight);
            lengths.Where(length => length > 0).Sum(length => 1 << (HuffmanWeights.MaxWeight - length)).ShouldBe(1 << HuffmanWeights.MaxWeight);
        }
    }

    [Fact]
    public void A_more_frequent_symbol_never_has_a_longer_code()
    {
        foreach (var histogram in Histograms())
        {
            var lengths = new byte[256];
            HuffmanLengths.Compute(histogram, HuffmanWeights.MaxWeight, lengths);

            var ordered = Enumerable.Range(0, 256).Where(symbol => histogram[symbol] > 0).OrderByDescending(symbol => histogram[symbol])
                .Select(symbol => (histogram[symbol], lengths[symbol])).ToArray();
            for (var i = 1; i < ordered.Length; i++)
                (ordered[i].Item2 >= ordered[i - 1].Item2 || ordered[i].Item1 == ordered[i - 1].Item1).ShouldBeTrue();
        }
    }

    [Fact]
    public void Powers_of_two_get_the_codes_that_theory_gives_them()
    {
        var histogram = new int[256];
        (histogram[1], histogram[2], histogram[3], histogram[4]) = (8, 4, 2, 2);
        var lengths = new byte[256];

        HuffmanLengths.Compute(histogram, HuffmanWeights.MaxWeight, lengths);

        lengths[1..5].ShouldBe([1, 2, 3, 3]);
    }

    [Fact]
    public void A_tree_and_what_it_codes_are_read_back()
    {
        var random = new Random(2);
        foreach (var histogram in Histograms())
        {
            var table = new HuffmanEncodingTable();
            table.Build(histogram);
            if (table.Description.IsEmpty)
                continue;
            var symbols = Enumerable.Range(0, 256).Where(symbol => histogram[symbol] > 0).Select(symbol => (byte)symbol).ToArray();
            var literals = Enumerable.Range(0, 6 + random.Next(3_000)).Select(_ => symbols[random.Next(symbols.Length)]).ToArray();
            var one = new byte[8_000];
            var oneLength = HuffmanStreamWriter.WriteOne(table, literals, one);
            var four = new byte[8_000];
            var fourLength = HuffmanStreamWriter.WriteFour(table, literals, four);

            var read = new HuffmanDecodingTable();
            read.Read(table.Description).ShouldBe(table.Description.Length);
            var output = new byte[literals.Length];
            HuffmanStreams.DecodeOne(read.Entries, one.AsSpan(0, oneLength), output);
            output.ShouldBe(literals);
            output.AsSpan().Clear();
            HuffmanStreams.DecodeFour(read.Entries, four.AsSpan(0, fourLength), output);
            output.ShouldBe(literals);
        }
    }

    [Fact]
    public void An_even_distribution_of_all_bytes_has_no_description()
    {
        var table = new HuffmanEncodingTable();

        table.Build([.. Enumerable.Repeat(10, 256)]);

        table.Description.IsEmpty.ShouldBeTrue();
    }

    [Theory]
    [InlineData(new byte[] { 128, 0x00 }, "no symbols")]
    [InlineData(new byte[] { 128, 0xC0 }, "weight of 12")]
    [InlineData(new byte[] { 130, 0x22, 0x20 }, "do not come in pairs")]
    [InlineData(new byte[] { 129, 0x41 }, "exactly one more")]
    [InlineData(new byte[] { 0 }, "too early")]
    [InlineData(new byte[] { 5, 1, 2 }, "too early")]
    public void A_tree_that_cannot_be_is_refused(byte[] description, string expected) =>
        Should.Throw<CodecException>(() => new HuffmanDecodingTable().Read(description)).Message.ShouldContain(expected);

    private static IEnumerable<int[]> Histograms()
    {
        // Fibonacci numbers make the deepest tree.
        var fibonacci = new int[256];
        (fibonacci[10], fibonacci[11]) = (1, 1);
        for (var i = 12; i < 34; i++)
            fibonacci[i] = fibonacci[i - 1] + fibonacci[i - 2];
        yield return fibonacci;

        var two = new int[256];
        (two[0], two[1]) = (3, 900);
        yield return two;

        var random = new Random(3);
        for (var round = 0; round < 60; round++)
        {
            var histogram = new int[256];
            var skew = random.Next(1, 14);
            for (var i = random.Next(2, 257); i > 0; i--)
                histogram[random.Next(256)] = 1 + (int)(60_000 * Math.Pow(random.NextDouble(), skew));
            (histogram[7], histogram[200]) = (1, 5);
            yield return histogram;
        }
    }
}
