namespace DataSynth.Parquet.Tests;

/// <summary>Writes and reads whole files in one call.</summary>
internal static class ParquetFiles
{
    public static void Write(string path, ParquetSchema schema, IEnumerable<object?[]> rows, ParquetWriterOptions? options = null)
    {
        using var writer = ParquetFileWriter.Create(path, schema, options);
        foreach (var row in rows)
            writer.WriteRow(row);
        writer.Complete();
    }

    public static object?[][] Read(string path, params string[] columns)
    {
        using var reader = ParquetFileReader.Open(path);
        return [.. reader.ReadRows(columns.Length == 0 ? null : columns)];
    }

    public static ParquetFileMetadata Metadata(string path)
    {
        using var reader = ParquetFileReader.Open(path);
        return reader.Metadata;
    }
}
