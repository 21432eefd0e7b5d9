namespace DataSynth.Parquet.Tests.Readers;

public sealed class FilesOfOursTests : IDisposable
{
    private const int FilesPerCodec = 6;

    private static readonly ParquetCompression[] Codecs =
        [ParquetCompression.None, ParquetCompression.Snappy, ParquetCompression.Gzip, ParquetCompression.Brotli, ParquetCompression.Zstd];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [OtherReadersFact]
    public void Random_nested_rows_of_ours_are_read_equal_by_all_three() =>
        ShouldBeReadEqual(RandomTypes.Plain, firstSeed: 0, "duckdb", "hyparquet", "arrow");

    [OtherReadersFact]
    public void Maps_decimals_and_times_of_ours_are_read_equal_by_duckdb_and_arrow() =>
        ShouldBeReadEqual(RandomTypes.Annotated, firstSeed: 10_000, "duckdb", "arrow");

    [OtherReadersFact]
    public void Checksums_page_index_and_footer_of_ours_are_right_by_another_thrift_reader_and_zlib()
    {
        var random = new RandomRows(4_711);
        var schema = new ParquetSchema([.. random.Schema().Fields, ParquetField.Text("last", nullable: true)]);
        foreach (var codec in Codecs)
        {
            ParquetFiles.Write(_folder.File($"{codec}.parquet"), schema, random.Rows(schema, 400), new() { Compression = codec, PageRows = 37, RowGroupRows = 150 });
            ParquetFiles.Write(_folder.File($"{codec}-nulls.parquet"), new([ParquetField.Text("s", nullable: true)]), Enumerable.Repeat(new object?[] { null }, 50), new() { Compression = codec, PageRows = 20 });
        }

        OtherReaders.Run("pages.mjs", _folder.Path);

        var report = File.ReadAllLines(_folder.File("pages.txt"));
        report[..^1].ShouldBeEmpty();
        int.Parse(report[^1], System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(200);
    }

    [OtherReadersFact]
    public void Huge_texts_and_lists_of_ours_are_read_equal_by_all_three()
    {
        var schema = new ParquetSchema([ParquetField.Text("text"), ParquetField.List("list", ParquetField.Int64("element", nullable: true))]);
        object?[][] rows =
        [
            [string.Concat(Enumerable.Range(0, 100_000).Select(i => $"{i % 7_919} ünï ")), Enumerable.Range(0, 50_000).Select(i => i % 3 == 0 ? null : (object?)(long)(i % 1_000)).ToArray()],
            [new string('x', 10_000_000), Array.Empty<object?>()],
        ];
        foreach (var codec in Codecs)
            ParquetFiles.Write(_folder.File($"{codec}.parquet"), schema, rows, new() { Compression = codec });

        OtherReaders.Run("read.mjs", _folder.Path, "duckdb", "hyparquet", "arrow");

        var own = rows.Select(row => JsonRows.Of(schema, row)).ToArray();
        foreach (var reader in new[] { "duckdb", "hyparquet", "arrow" })
        {
            string Printed(ParquetCompression codec) => _folder.File($"{codec}.parquet.{reader}.jsonl");
            JsonRows.ShouldEqual(JsonRows.Printed(Printed(Codecs[0])), own, $"{Codecs[0]} by {reader}");
            var first = File.ReadAllBytes(Printed(Codecs[0]));
            foreach (var codec in Codecs[1..])
            {
                // Megabytes are only parsed again where they differ, to say how.
                if (!File.Exists(Printed(codec)) || !File.ReadAllBytes(Printed(codec)).AsSpan().SequenceEqual(first))
                    JsonRows.ShouldEqual(JsonRows.Printed(Printed(codec)), own, $"{codec} by {reader}");
            }
        }
    }

    private void ShouldBeReadEqual(RandomTypes types, int firstSeed, params string[] readers)
    {
        var expected = new Dictionary<string, (ParquetSchema Schema, object?[][] Rows)>();
        foreach (var codec in Codecs)
        {
            for (var i = 0; i < FilesPerCodec; i++)
            {
                var seed = firstSeed + ((int)codec * 1_000) + i;
                var random = new RandomRows(seed, types);
                var schema = random.Schema();
                var rows = random.Rows(schema, 100);
                var path = _folder.File($"{codec}-{i}.parquet");
                ParquetFiles.Write(path, schema, rows, new()
                {
                    Compression = codec,
                    PageRows = 1 + (seed % 40),
                    RowGroupRows = 40 + (seed % 80),
                    DictionaryBytes = i % 3 == 0 ? 0 : 500 << i,
                });
                expected.Add(path, (schema, rows));
            }
        }

        OtherReaders.Run("read.mjs", [_folder.Path, .. readers]);

        foreach (var (path, (schema, rows)) in expected)
        {
            var own = rows.Select(row => JsonRows.Of(schema, row)).ToArray();
            foreach (var reader in readers)
                JsonRows.ShouldEqual(JsonRows.Printed($"{path}.{reader}.jsonl"), own, $"{Path.GetFileName(path)} by {reader}");
        }
    }
}
