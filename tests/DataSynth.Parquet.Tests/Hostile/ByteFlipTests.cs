using DataSynth.Parquet.Reading;

namespace DataSynth.Parquet.Tests.Hostile;

public sealed class ByteFlipTests : IDisposable
{
    private const long MaxAllocatedBytes = 256 << 20;

    // The full count takes minutes: set DATASYNTH_BYTE_FLIPS=100000.
    private static readonly int Flips = int.TryParse(Environment.GetEnvironmentVariable("DATASYNTH_BYTE_FLIPS"), out var flips) ? flips : 1_000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(ParquetCompression.None)]
    [InlineData(ParquetCompression.Snappy)]
    [InlineData(ParquetCompression.Gzip)]
    [InlineData(ParquetCompression.Brotli)]
    [InlineData(ParquetCompression.Zstd)]
    public void A_flipped_byte_gives_an_error_or_rows_and_in_a_checked_page_body_never_other_rows(ParquetCompression codec)
    {
        var path = _folder.File("flipped.parquet");
        Write(path, codec);
        var bodies = Bodies(path);
        var expected = Read(path, verify: true)!;
        var bytes = File.ReadAllBytes(path);
        var random = new Random((int)codec);
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        for (var i = 0; i < Flips / 5; i++)
        {
            var at = random.Next(bytes.Length);
            var flipped = (byte)(bytes[at] ^ (1 + random.Next(255)));
            RandomAccess.Write(file, [flipped], at);
            var start = ThreadClock.Now;
            var before = GC.GetAllocatedBytesForCurrentThread();

            var checkedRows = Read(path, verify: true);
            Read(path, verify: false);

            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(2 * MaxAllocatedBytes, $"byte {at} = {flipped}");
            (ThreadClock.Now - start).ShouldBeLessThan(TimeSpan.FromSeconds(4), $"byte {at} = {flipped}");
            if (checkedRows is not null && bodies.Any(body => at >= body.Start && at < body.End))
                checkedRows.ShouldBe(expected, $"byte {at} = {flipped}");
            RandomAccess.Write(file, [bytes[at]], at);
        }
    }

    /// <summary>The rows as text, or null where the file is refused.</summary>
    private static string? Read(string path, bool verify)
    {
        try
        {
            using var reader = ParquetFileReader.Open(path, new() { VerifyChecksums = verify });
            return RowText.Of(reader.ReadRows());
        }
        catch (ParquetException)
        {
            return null;
        }
    }

    private static void Write(string path, ParquetCompression codec)
    {
        var random = new RandomRows(31);
        var schema = random.Schema();
        ParquetFiles.Write(path, schema, random.Rows(schema, 90), new() { Compression = codec, PageRows = 20, RowGroupRows = 45 });
    }

    private static List<(long Start, long End)> Bodies(string path)
    {
        using var reader = ParquetFileReader.Open(path);
        var bodies = new List<(long, long)>();
        foreach (var chunk in reader.Metadata.RowGroups.SelectMany(group => group.Columns))
        {
            var pages = reader.Groups.Heads(chunk, new ReadContext(path));
            while (pages.HasMore)
            {
                var header = pages.ReadHeader();
                bodies.Add((pages.Position, pages.Position + header.CompressedBytes));
                pages.Skip(header);
            }
        }

        return bodies;
    }
}
