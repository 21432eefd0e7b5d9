using DataSynth.EndToEnd.Tests.Processes;
using DataSynth.EndToEnd.Tests.Repository;
using DataSynth.Generation.Tests.ScriptedServer;
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

        await ShouldReadEqualAsync(folder, "output/quickstart/data");
    }

    [OtherReadersFact]
    public async Task Many_small_shards_of_a_models_rows_are_read_equal_in_every_codec()
    {
        await using var server = await ScriptedModelServer.StartAsync(request => ServerPipeline.CityOf(request) % 3 == 0
            ? ScriptedReply.Text(request, "<tool_call>\n{\"name\": get_weather")
            : ServerPipeline.WrongCall(request));
        using var folder = new TemporaryFolder();
        ServerPipeline.Write(folder, server, "ollama", tasks: 25, samples: 2);
        var pipeline = File.ReadAllText(folder.File(PerturbPipeline.File));
        foreach (var codec in new[] { "none", "snappy", "gzip", "brotli", "zstd" })
        {
            folder.Write(
                PerturbPipeline.File,
                pipeline.Replace("export: {", $"export: {{ shard_rows: 7, compression: {codec},", StringComparison.Ordinal));

            (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);

            Directory.GetFiles(folder.File("output/night/data")).Length.ShouldBeGreaterThan(3);
            await ShouldReadEqualAsync(folder, "output/night/data");
            // The readers leave their answers beside the shards, and a data set folder holds nothing else.
            foreach (var answer in Directory.GetFiles(folder.File("output/night/data"), "*.jsonl"))
                File.Delete(answer);
        }
    }

    private static async Task ShouldReadEqualAsync(TemporaryFolder folder, string dataFolder)
    {
        var data = folder.File(dataFolder);
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
