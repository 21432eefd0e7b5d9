namespace DataSynth.Parquet.Tests.Readers;

public sealed class FilesOfOursTests : IDisposable
{
    private const int FilesPerCodec = 8;

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
                var rows = random.Rows(schema, 150);
                var path = _folder.File($"{codec}-{i}.parquet");
                Write(path, schema, rows, new()
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

    private static void Write(string path, ParquetSchema schema, object?[][] rows, ParquetWriterOptions options)
    {
        using var writer = ParquetFileWriter.Create(path, schema, options);
        foreach (var row in rows)
            writer.WriteRow(row);
        writer.Complete();
    }
}
