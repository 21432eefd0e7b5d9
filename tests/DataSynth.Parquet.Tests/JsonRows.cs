using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;

namespace DataSynth.Parquet.Tests;

/// <summary>Rows in the notation that all readers of these tests print.</summary>
internal static class JsonRows
{
    public static JsonNode?[] Read(string path)
    {
        using var reader = ParquetFileReader.Open(path);
        return [.. reader.ReadRows().Select(row => Of(reader.Schema, row))];
    }

    /// <summary>Rows that another reader printed; fails with that reader's words where it refused the file.</summary>
    public static JsonNode?[] Printed(string path)
    {
        var refusal = Path.ChangeExtension(path, ".error");
        if (File.Exists(refusal))
            Assert.Fail($"{path}: {File.ReadAllText(refusal)}");
        return [.. File.ReadLines(path).Select(line => JsonNode.Parse(line))];
    }

    public static JsonNode? Of(ParquetSchema schema, object?[] row)
    {
        var output = new ArrayBufferWriter<byte>();
        ParquetJson.WriteLine(schema, row, output);
        return JsonNode.Parse(Encoding.UTF8.GetString(output.WrittenSpan));
    }

    public static void ShouldEqual(IReadOnlyList<JsonNode?> actual, IReadOnlyList<JsonNode?> expected, string name)
    {
        actual.Count.ShouldBe(expected.Count, name);
        for (var i = 0; i < expected.Count; i++)
        {
            if (!JsonNode.DeepEquals(actual[i], expected[i]))
                Assert.Fail($"{name}, row {i}:\n{Short(actual[i])}\ninstead of\n{Short(expected[i])}");
        }
    }

    private static string Short(JsonNode? node) => node?.ToJsonString() is { Length: > 2_000 } text ? text[..2_000] : node?.ToJsonString() ?? "null";
}
