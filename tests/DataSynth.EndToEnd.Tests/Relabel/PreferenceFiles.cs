using DataSynth.Parquet;

namespace DataSynth.EndToEnd.Tests.Relabel;

/// <summary>Preference sets as they are published, small.</summary>
internal static class PreferenceFiles
{
    /// <summary>Spaces and member order as Python's <c>json.dumps</c> leaves them: what is copied must keep them.</summary>
    public const string Tools = """[{"name": "get_weather", "description": "Météo", "parameters": {"type": "object", "properties": {"city": {"type": "string"}, "days": {"type": "integer"}}, "required": ["city"]}}]""";

    public static ParquetSchema Schema { get; } = new(
    [
        ParquetField.Text("uuid", nullable: true),
        ParquetField.Text("dataset_name", nullable: true),
        ParquetField.List(
            "conversation", ParquetField.Struct("element", [ParquetField.Text("role", nullable: true), ParquetField.Text("content", nullable: true)], nullable: true), nullable: true),
        ParquetField.Text("tools", nullable: true),
        ParquetField.Text("tool_calls_correct", nullable: true),
        ParquetField.Text("tool_calls_incorrect", nullable: true),
        ParquetField.Text("generator_model", nullable: true),
    ]);

    /// <summary>A call of the one tool.</summary>
    public static string Call(string city, string days = "3") => $$$"""[{"name": "get_weather", "arguments": {"city": "{{{city}}}", "days": {{{days}}}}}]""";

    /// <summary>A row of ToolRM-train-data.</summary>
    public static object?[] Row(int number, string wrong, string? right = null, string? tools = Tools) =>
    [
        $"00000000-0000-4000-8000-{number:x12}",
        "xlam",
        new object?[] { new object?[] { "user", $"How is the weather in Paris? ({number}) — été" } },
        tools,
        right ?? Call("Paris"),
        wrong,
        $"model-{number % 3}",
    ];

    /// <summary>Rows that are wrong in turn by value, by name, by a missing argument; one in ten is right after all.</summary>
    public static IEnumerable<object?[]> Rows(int count) => Enumerable.Range(0, count).Select(number => Row(number, (number % 10) switch
    {
        0 => Call("Paris"),
        1 => Call("Paris").Replace("get_weather", "weather", StringComparison.Ordinal),
        2 => """[{"name": "get_weather", "arguments": {"days": 3}}]""",
        _ => Call($"Lyon {number}"),
    }));

    /// <summary>Writes a file.</summary>
    public static string Write(TemporaryFolder folder, string name, IEnumerable<object?[]> rows)
    {
        using var writer = ParquetFileWriter.Create(folder.File(name), Schema, new ParquetWriterOptions { RowGroupRows = 1000 });
        foreach (var row in rows)
            writer.WriteRow(row);
        writer.Complete();
        return name;
    }

    /// <summary>The rows of a data set, shard after shard.</summary>
    public static List<IReadOnlyDictionary<string, object?>> Read(TemporaryFolder folder, string dataSet)
    {
        var rows = new List<IReadOnlyDictionary<string, object?>>();
        foreach (var shard in Directory.GetFiles(folder.File($"{dataSet}/data"), "*.parquet").Order(StringComparer.Ordinal))
        {
            using var reader = ParquetFileReader.Open(shard);
            var names = reader.Schema.Fields.Select(field => field.Name).ToArray();
            rows.AddRange(reader.ReadRows().Select(row => names.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second)));
        }

        return rows;
    }
}
