using System.Runtime.CompilerServices;

namespace DataSynth.Parquet.Tests;

public sealed class ReadmeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_example_runs()
    {
        var lines = new StringWriter();
        var schema = new ParquetSchema([ParquetField.Text("id"), ParquetField.List("scores", ParquetField.Double("element"))]);
        using (var writer = ParquetFileWriter.Create(_folder.File("a.parquet"), schema, new() { Compression = ParquetCompression.Zstd }))
        {
            writer.WriteRow(["x", new object?[] { 0.5, 1.0 }]);
            writer.Complete();
        }

        using (var reader = ParquetFileReader.Open(_folder.File("a.parquet")))
        {
            foreach (var row in reader.ReadRows(["id"]))
                lines.WriteLine(row[0]);
        }

        // Typed: properties are columns, by name in snake case. record Scored(string Id, IReadOnlyList<double> Scores);
        await foreach (var scored in ParquetRecords.ReadAsync<Scored>(_folder.File("a.parquet")))
            lines.WriteLine($"{scored.Id}: {scored.Scores.Count}");

        // Passing text on, or parsing it: byte[] of UTF-8 instead of strings, which the writer takes as they are.
        using var source = ParquetFileReader.Open(_folder.File("a.parquet"), new() { TextAsUtf8 = true });
        using var copy = ParquetFileWriter.Create(_folder.File("b.parquet"), source.Schema);
        foreach (var row in source.ReadRows())
            copy.WriteRow(row);
        copy.Complete();

        lines.ToString().ShouldBe($"x{Environment.NewLine}x: 2{Environment.NewLine}");
        RowText.Of(ParquetFiles.Read(_folder.File("b.parquet"))).ShouldBe(RowText.Of(ParquetFiles.Read(_folder.File("a.parquet"))));
    }

    [Fact]
    public void The_example_stands_in_the_readme_as_it_is_tested()
    {
        var readme = File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "src", "DataSynth.Parquet", "README.md"));
        var example = readme.Split("```csharp")[1].Split("```")[0];
        var tested = File.ReadAllText(ThisFile()).Replace("_folder.File(\"a.parquet\")", "\"a.parquet\"", StringComparison.Ordinal)
            .Replace("_folder.File(\"b.parquet\")", "\"b.parquet\"", StringComparison.Ordinal)
            .Replace("lines.WriteLine", "Console.WriteLine", StringComparison.Ordinal);

        foreach (var line in example.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            tested.ShouldContain(line);
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;

    private sealed record Scored(string Id, IReadOnlyList<double> Scores);
}
