using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;

namespace DataSynth.Parquet.Tests;

/// <summary>Files of the Apache Parquet project's test set, with the rows that DuckDB, arrow-rs and hyparquet agree on.</summary>
public sealed class PublicSampleTests
{
    [TestDataFact]
    public void The_rows_of_the_public_samples_are_those_that_others_read()
    {
        var files = Directory.GetFiles(TestData.Path("parquet-testing", "data"), "*.parquet");

        files.Length.ShouldBe(8);
        foreach (var file in files)
        {
            var expected = JsonNode.Parse(File.ReadAllText(TestData.Path("parquet-testing", "expected", Path.GetFileNameWithoutExtension(file) + ".json")));
            var rows = JsonNode.Parse($"[{string.Join(',', Lines(file))}]");
            JsonNode.DeepEquals(rows, expected).ShouldBeTrue($"{file}: {rows}");
        }
    }

    [TestDataFact]
    public void A_file_of_pandas_is_read_in_full()
    {
        using var reader = ParquetFileReader.Open(TestData.Path("toolrl", "test.parquet"));

        var rows = reader.ReadRows().ToArray();

        rows.LongLength.ShouldBe(reader.RowCount);
        rows.ShouldAllBe(row => row.Length == reader.Schema.Fields.Count && row[0] != null);
    }

    private static IEnumerable<string> Lines(string file)
    {
        using var reader = ParquetFileReader.Open(file);
        var output = new ArrayBufferWriter<byte>();
        foreach (var row in reader.ReadRows())
        {
            output.ResetWrittenCount();
            ParquetJson.WriteLine(reader.Schema, row, output);
            yield return Encoding.UTF8.GetString(output.WrittenSpan).TrimEnd('\n');
        }
    }
}
