using DataSynth.EndToEnd.Tests.Processes;
using DataSynth.EndToEnd.Tests.Repository;
using DataSynth.Parquet.Tests.Readers;

namespace DataSynth.EndToEnd.Tests.Runs;

/// <summary>The shards of a run as three other implementations of Parquet read them.</summary>
public sealed class OtherReaderTests
{
    private static readonly string[] Readers = ["duckdb", "hyparquet", "arrow"];

    [OtherReadersFact]
    public async Task Duckdb_hyparquet_and_arrow_read_every_row_and_column_as_cat_prints_it()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "pipelines/quickstart.yaml", "pipelines/quickstart-tasks.jsonl" })
            folder.Write(name, File.ReadAllText(RepositoryRoot.At(name)));
        (await DataSynthProcess.RunAsync(folder.Path, "run", "pipelines/quickstart.yaml")).ShouldExitWith(0);
        var data = folder.File("output/quickstart/data");

        OtherReaders.Run("read.mjs", [data, .. Readers]);

        foreach (var shard in Directory.GetFiles(data, "*.parquet"))
        {
            var expected = (await DataSynthProcess.RunAsync(folder.Path, "cat", shard)).ShouldExitWith(0).Output;
            expected.ShouldNotBeEmpty();
            foreach (var reader in Readers)
            {
                File.Exists($"{shard}.{reader}.error").ShouldBeFalse(reader);
                Normalise(File.ReadAllText($"{shard}.{reader}.jsonl")).ShouldBe(Normalise(expected), $"{reader} reads {Path.GetFileName(shard)}");
            }
        }
    }

    /// <summary>The rows as values: writers of JSON may escape and spell numbers differently.</summary>
    private static List<string> Normalise(string lines)
        => [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
            System.Text.Json.JsonSerializer.Serialize(System.Text.Json.Nodes.JsonNode.Parse(line)))];
}
