using System.Text.Json;
using System.Text.Json.Nodes;
using DataSynth.Datasets.Export;
using DataSynth.EndToEnd.Tests.Processes;
using DataSynth.EndToEnd.Tests.Repository;
using DataSynth.Parquet;
using DataSynth.Parquet.Tests.Readers;

namespace DataSynth.EndToEnd.Tests.Runs;

/// <summary>Every profile of the quick start as three other implementations of Parquet read it.</summary>
public sealed class ProfileReaderTests
{
    private const string Turns = "STRUCT(role VARCHAR, content VARCHAR)[]";
    private const string Turn = "STRUCT(from VARCHAR, value VARCHAR)";
    private const string Sampled = " score_incorrect=DOUBLE obfuscated=BOOLEAN seed=BIGINT temperature=DOUBLE sample_index=BIGINT";

    private static readonly string[] Readers = ["duckdb", "hyparquet", "arrow"];

    /// <summary>The columns that are no text, as DuckDB names their types. (Of JSON Lines it finds the types out by itself.)</summary>
    private static readonly Dictionary<string, string> Types = new()
    {
        ["toolrm"] = $"conversation={Turns}{Sampled}",
        ["trl"] = $"prompt={Turns} chosen={Turns} rejected={Turns}",
        ["trl-json"] = "prompt=JSON chosen=JSON rejected=JSON tools=JSON",
        ["kto"] = $"prompt={Turns} completion={Turns} label=BOOLEAN",
        ["scored"] = $"conversation={Turns} score=DOUBLE score_format=DOUBLE score_count=DOUBLE score_names=DOUBLE score_parameters=DOUBLE score_values=DOUBLE "
            + "suspect_ground_truth=BOOLEAN repaired=BOOLEAN agreeing_generators=BIGINT obfuscated=BOOLEAN seed=BIGINT temperature=DOUBLE sample_index=BIGINT",
        ["openrlhf"] = $"prompt={Turns} chosen={Turns} rejected={Turns}",
        ["llamafactory"] = $"conversations={Turn}[] chosen={Turn} rejected={Turn}",
        ["verl"] = $"prompt={Turns} reward_model=STRUCT(ground_truth VARCHAR, style VARCHAR) extra_info=STRUCT(index BIGINT, input VARCHAR, "
            + "instruction VARCHAR, output VARCHAR, split VARCHAR, task_id VARCHAR, dataset_name VARCHAR, tools VARCHAR)",
        ["fc-reward-bench"] = $"conversation={Turns}",
    };

    [OtherReadersFact]
    public async Task Duckdb_hyparquet_and_arrow_read_the_same_columns_types_and_values_and_no_null_where_none_may_be()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "pipelines/quickstart.yaml", "pipelines/quickstart-tasks.jsonl" })
            folder.Write(name, File.ReadAllText(RepositoryRoot.At(name)));
        (await DataSynthProcess.RunAsync(folder.Path, "run", "pipelines/quickstart.yaml")).ShouldExitWith(0);

        var all = Directory.CreateDirectory(folder.File("all")).FullName;
        foreach (var profile in ExportProfiles.All)
        {
            var export = await DataSynthProcess.RunAsync(
                folder.Path, "export", "output/quickstart.run", "-o", profile.Name, "--profile", profile.Name, "--shard-rows", "300");
            export.ShouldExitWith(0);
            using var counts = JsonDocument.Parse(File.ReadAllBytes(folder.File(profile.Name + "/manifest.json")));

            var data = folder.File(profile.Name + "/data");
            var table = profile.Format == ShardFormat.JsonLines ? $"read_json('{data}/*.jsonl')" : $"read_parquet('{data}/*.parquet')";
            var nulls = profile.Schema.Fields.Where(field => !field.IsNullable).Select(field => $"\"{field.Name}\" is null");
            var columns = Query(
                folder,
                $"select column_name, column_type, all_rows, wrong from (describe select * from {table}), "
                + $"(select count(*)::int as all_rows, (count(*) filter (where {string.Join(" or ", nulls)}))::int as wrong from {table})").EnumerateArray().ToList();
            columns.Select(row => row.GetProperty("column_name").GetString()).ShouldBe(profile.Fields.Select(field => field.Name), profile.Name);
            columns[0].GetProperty("all_rows").GetInt64().ShouldBe(counts.RootElement.GetProperty("counts").GetProperty("pairs").GetInt64(), profile.Name);
            columns[0].GetProperty("wrong").GetInt64().ShouldBe(0, profile.Name);
            if (profile.Format == ShardFormat.Parquet)
            {
                string.Join(' ', columns.Select(Described).Where(column => !column.EndsWith("=VARCHAR", StringComparison.Ordinal))).ShouldBe(Types[profile.Name], profile.Name);
                foreach (var shard in Directory.GetFiles(data))
                    File.Copy(shard, Path.Combine(all, $"{profile.Name}.{Path.GetFileName(shard)}"));
            }

            if (profile.Name == "trl-json")
            {
                var calls = Query(folder, $"select distinct json_type(rejected, '$[0].tool_calls[0].function.arguments') as type from {table}");
                calls.EnumerateArray().Select(row => row.GetProperty("type").GetString()).ShouldContain("OBJECT");
            }
        }

        ShouldReadAlike(all);
    }

    private static string Described(JsonElement column) => $"{column.GetProperty("column_name").GetString()}={column.GetProperty("column_type").GetString()!.Replace("\"", "", StringComparison.Ordinal)}";

    private static void ShouldReadAlike(string data)
    {
        OtherReaders.Run("read.mjs", [data, .. Readers]);
        foreach (var shard in Directory.GetFiles(data, "*.parquet"))
        {
            var profile = ExportProfiles.All.Single(profile => Path.GetFileName(shard).StartsWith(profile.Name + ".", StringComparison.Ordinal));
            var json = profile.Schema.Fields.Where(field => field.LogicalType?.Kind == ParquetLogicalKind.Json).Select(field => field.Name).ToHashSet();
            var rows = Readers.Select(reader => File.ReadAllLines($"{shard}.{reader}.jsonl").Select(line => Row(line, json)).ToList()).ToList();
            rows[0].ShouldNotBeEmpty();
            for (var reader = 1; reader < Readers.Length; reader++)
            {
                rows[reader].Count.ShouldBe(rows[0].Count, $"{profile.Name}: {Readers[reader]}");
                foreach (var (row, other) in rows[0].Zip(rows[reader]).Where(pair => !JsonNode.DeepEquals(pair.First, pair.Second)))
                    other.ToJsonString().ShouldBe(row.ToJsonString(), $"{profile.Name}: {Readers[reader]} and {Readers[0]}");
            }
        }
    }

    /// <summary>A row as values: some readers parse JSON columns, and others give their text.</summary>
    private static JsonObject Row(string line, HashSet<string> json)
    {
        var row = JsonNode.Parse(line)!.AsObject();
        foreach (var name in json.Where(name => row[name] is JsonValue))
            row[name] = JsonNode.Parse(row[name]!.GetValue<string>());
        return row;
    }

    private static JsonElement Query(TemporaryFolder folder, string sql)
    {
        var answer = folder.File("answer.json");
        OtherReaders.Run("query.mjs", answer, sql);
        using var document = JsonDocument.Parse(File.ReadAllBytes(answer));
        return document.RootElement.Clone();
    }
}
