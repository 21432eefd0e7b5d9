using FsCheck;
using FsCheck.Fluent;

namespace DataSynth.Parquet.Tests;

public sealed class RoundTripTests : IDisposable
{
    private static readonly ParquetSchema Preferences = new(
    [
        ParquetField.Text("uuid"),
        ParquetField.List("conversation", ParquetField.Struct("element", [ParquetField.Text("role"), ParquetField.Text("content")])),
        ParquetField.Text("error_detail", nullable: true),
        ParquetField.Double("score"),
        ParquetField.Double("temperature", nullable: true),
        ParquetField.Int64("seed", nullable: true),
        ParquetField.Boolean("obfuscated"),
    ]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(ParquetCompression.None)]
    [InlineData(ParquetCompression.Snappy)]
    [InlineData(ParquetCompression.Gzip)]
    [InlineData(ParquetCompression.Brotli)]
    [InlineData(ParquetCompression.Zstd)]
    public void Rows_come_back_as_they_were_written(ParquetCompression compression)
    {
        var rows = Enumerable.Range(0, 5_000).Select(Preference).ToArray();

        var read = WriteAndRead(Preferences, rows, new() { Compression = compression, PageBytes = 10_000, RowGroupRows = 2_000 });

        RowText.Of(read).ShouldBe(RowText.Of(rows));
    }

    [Fact]
    public void Null_empty_and_a_list_of_null_stay_apart()
    {
        var schema = new ParquetSchema([ParquetField.List("a", ParquetField.Int32("element", nullable: true), nullable: true)]);
        object?[][] rows = [[null], [Array.Empty<object?>()], [new object?[] { null }], [new object?[] { 1, null, 2 }], [null]];

        RowText.Of(WriteAndRead(schema, rows)).ShouldBe(RowText.Of(rows));
    }

    [Fact]
    public void Random_nested_rows_come_back_as_they_were_written() => Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), seed =>
    {
        var random = new RandomRows(seed);
        var schema = random.Schema();
        var rows = random.Rows(schema, seed % 200);
        var options = new ParquetWriterOptions
        {
            PageRows = 1 + (seed % 50),
            PageBytes = 50 + (seed % 5_000),
            RowGroupRows = 20 + (seed % 90),
            DictionaryBytes = seed % 3 == 0 ? 0 : 200 + (seed % 100_000),
            Compression = (ParquetCompression)(seed % 5),
        };

        var read = WriteAndRead(schema, rows, options);

        RowText.Of(read).ShouldBe(RowText.Of(rows), $"seed {seed}");
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Strings_of_ten_megabytes_and_lists_of_a_million_elements_come_back()
    {
        var schema = new ParquetSchema([ParquetField.Text("text"), ParquetField.List("list", ParquetField.Int64("element", nullable: true))]);
        object?[][] rows =
        [
            [new string('x', 10_000_000), Enumerable.Range(0, 1_000_000).Select(i => i % 3 == 0 ? null : (object?)(long)i).ToArray()],
            [new string('ü', 5_000_000), Array.Empty<object?>()],
            ["", new object?[] { null }],
        ];

        var read = WriteAndRead(schema, rows);

        RowText.Of(read).ShouldBe(RowText.Of(rows));
    }

    private object?[][] WriteAndRead(ParquetSchema schema, object?[][] rows, ParquetWriterOptions? options = null)
    {
        var path = _folder.File("rows.parquet");
        ParquetFiles.Write(path, schema, rows, options);
        ParquetFiles.Metadata(path).RowCount.ShouldBe(rows.Length);
        return ParquetFiles.Read(path);
    }

    private static object?[] Preference(int i) =>
    [
        $"id-{i * 7919}",
        Enumerable.Range(0, i % 4).Select(m => (object?)new object?[] { m % 2 == 0 ? "user" : "assistant", $"message {i} {m} ünï 🎈" }).ToArray(),
        i % 3 == 0 ? null : $"detail {i % 10}",
        i / 7.0,
        i % 2 == 0 ? null : 0.5,
        i % 5 == 0 ? null : (long)i << 33,
        i % 3 == 1,
    ];
}
