using System.Buffers.Binary;

namespace DataSynth.Parquet.Tests.Scale;

public sealed class LargeFileTests : IDisposable
{
    private const int ValueBytes = 1 << 20;
    private const int Rows = 2_200;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SlowFact]
    public void A_file_and_a_column_chunk_beyond_two_gigabytes_come_back()
    {
        var path = _folder.File("large.parquet");
        var schema = new ParquetSchema([ParquetField.Int32("number"), ParquetField.Binary("bytes"), ParquetField.Text("last")]);
        var options = new ParquetWriterOptions { Compression = ParquetCompression.None, RowGroupBytes = 1L << 40 };
        ParquetFiles.Write(path, schema, Enumerable.Range(0, Rows + 10).Select(Row), options);

        new FileInfo(path).Length.ShouldBeGreaterThan(int.MaxValue);
        using var reader = ParquetFileReader.Open(path);
        var columns = reader.Metadata.RowGroups.ShouldHaveSingleItem().Columns;
        columns[1].CompressedBytes.ShouldBeGreaterThan(int.MaxValue);
        columns[2].DataPageOffset.ShouldBeGreaterThan(int.MaxValue);
        var number = 0;
        foreach (var row in reader.ReadRows())
        {
            row[0].ShouldBe(number);
            ((byte[])row[1]!).AsSpan().SequenceEqual(Bytes(number)).ShouldBeTrue();
            row[2].ShouldBe($"last {number}");
            number++;
        }

        number.ShouldBe(Rows + 10);
    }

    private static object?[] Row(int number) => [number, Bytes(number), $"last {number}"];

    private static byte[] Bytes(int number)
    {
        var bytes = new byte[ValueBytes];
        for (var i = 0; i < ValueBytes; i += 512)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(i), (number * 31) + i);
        return bytes;
    }
}
