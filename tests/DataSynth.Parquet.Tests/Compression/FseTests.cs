using DataSynth.Parquet.Compression.Zstd;

namespace DataSynth.Parquet.Tests.Compression;

public sealed class FseTests
{
    [Fact]
    public void The_predefined_distributions_fill_their_tables()
    {
        Slots(SequenceCodes.PredefinedLiteralLengths).ShouldBe(1 << SequenceCodes.PredefinedLiteralLengthLog);
        Slots(SequenceCodes.PredefinedMatchLengths).ShouldBe(1 << SequenceCodes.PredefinedMatchLengthLog);
        Slots(SequenceCodes.PredefinedOffsets).ShouldBe(1 << SequenceCodes.PredefinedOffsetLog);
    }

    /// <summary>The first states of the table of literal lengths in RFC 8878, appendix A.</summary>
    [Fact]
    public void The_predefined_literal_lengths_give_the_table_of_the_specification()
    {
        var table = new FseDecodingTable(SequenceCodes.PredefinedLiteralLengthLog);
        var codes = Enumerable.Range(0, SequenceCodes.MaxLiteralLengthCode + 1).Select(code => (uint)code).ToArray();
        table.Build(SequenceCodes.PredefinedLiteralLengths, SequenceCodes.PredefinedLiteralLengthLog, codes, SequenceCodes.LiteralLengthBits);

        table.Entries[..12].ToArray().Select(entry => (entry.Base, entry.StateBits, entry.NextState)).ShouldBe(
        [
            (0u, (byte)4, (ushort)0), (0u, (byte)4, (ushort)16), (1u, (byte)5, (ushort)32), (3u, (byte)5, (ushort)0),
            (4u, (byte)5, (ushort)0), (6u, (byte)5, (ushort)0), (7u, (byte)5, (ushort)0), (9u, (byte)5, (ushort)0),
            (10u, (byte)5, (ushort)0), (12u, (byte)5, (ushort)0), (14u, (byte)6, (ushort)0), (16u, (byte)5, (ushort)0),
        ]);
    }

    [Fact]
    public void Any_histogram_is_scaled_described_and_read_back()
    {
        var random = new Random(1);
        for (var round = 0; round < 2_000; round++)
        {
            var histogram = new int[2 + random.Next(51)];
            var skew = random.Next(1, 12);
            for (var symbol = 0; symbol < histogram.Length; symbol++)
                histogram[symbol] = random.Next(3) == 0 ? 0 : 1 + (int)(20_000 * Math.Pow(random.NextDouble(), skew));
            histogram[0]++;
            histogram[^1]++;
            var total = histogram.Sum();
            var log = FseNormalizer.ChooseLog(total, histogram.Count(count => count > 0), 9);

            var counts = new short[histogram.Length];
            FseNormalizer.Normalize(histogram, total, log, counts);
            var description = new byte[FseDescription.MaxLength + BitWriter.Slack];
            var length = FseDescription.Write(counts, log, description);

            Slots(counts).ShouldBe(1 << log);
            counts.Select(count => count != 0).ShouldBe(histogram.Select(count => count > 0));
            var read = new short[53];
            FseDistribution.Read(description.AsSpan(0, length), 9, read, out var readLog, out var symbols).ShouldBe(length);
            readLog.ShouldBe(log);
            read[..symbols].ShouldBe(counts);
        }
    }

    [Fact]
    public void A_scaled_histogram_keeps_its_proportions()
    {
        var counts = new short[4];

        FseNormalizer.Normalize([500, 250, 249, 1], 1_000, 6, counts);

        counts.ShouldBe([(short)32, (short)16, (short)15, (short)-1]);
    }

    [Fact]
    public void A_table_larger_than_allowed_is_refused() =>
        Should.Throw<Parquet.Compression.CodecException>(() => FseDistribution.Read([0x0F, 0, 0, 0, 0], 9, new short[36], out _, out _));

    private static int Slots(ReadOnlySpan<short> counts)
    {
        var sum = 0;
        foreach (var count in counts)
            sum += Math.Abs(count);
        return sum;
    }
}
