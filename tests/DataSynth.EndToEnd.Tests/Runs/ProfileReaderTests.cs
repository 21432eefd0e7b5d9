using System.Text.Json;
using DataSynth.Datasets.Export;
using DataSynth.EndToEnd.Tests.Processes;
using DataSynth.EndToEnd.Tests.Repository;
using DataSynth.Parquet.Tests.Readers;

namespace DataSynth.EndToEnd.Tests.Runs;

/// <summary>Every profile of the quick start as DuckDB reads it.</summary>
public sealed class ProfileReaderTests
{
    [OtherReadersFact]
    public async Task Duckdb_reads_every_profile_with_its_columns_and_one_schema_and_no_null_where_none_may_be()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "pipelines/quickstart.yaml", "pipelines/quickstart-tasks.jsonl" })
            folder.Write(name, File.ReadAllText(RepositoryRoot.At(name)));
        (await DataSynthProcess.RunAsync(folder.Path, "run", "pipelines/quickstart.yaml")).ShouldExitWith(0);

        foreach (var profile in ExportProfiles.All)
        {
            var export = await DataSynthProcess.RunAsync(
                folder.Path, "export", "output/quickstart.run", "-o", profile.Name, "--profile", profile.Name, "--shard-rows", "100");
            export.ShouldExitWith(0);
            var inspect = (await DataSynthProcess.RunAsync(folder.Path, "inspect", profile.Name, "--json")).ShouldExitWith(0);
            using var counts = JsonDocument.Parse(inspect.Output);

            var data = folder.File(profile.Name + "/data");
            var table = profile.Format == ShardFormat.JsonLines ? $"read_json('{data}/*.jsonl')" : $"read_parquet('{data}/*.parquet')";
            var nulls = profile.Schema.Fields.Where(field => !field.IsNullable).Select(field => $"\"{field.Name}\" is null");
            var columns = Query(folder, $"describe select * from {table}").EnumerateArray().Select(row => row.GetProperty("column_name").GetString());
            columns.ShouldBe(profile.Fields.Select(field => field.Name), profile.Name);
            var totals = Query(folder, $"select count(*)::int as all_rows, (count(*) filter (where {string.Join(" or ", nulls)}))::int as wrong from {table}")[0];
            totals.GetProperty("all_rows").GetInt64().ShouldBe(counts.RootElement.GetProperty("counts").GetProperty("pairs").GetInt64(), profile.Name);
            totals.GetProperty("wrong").GetInt64().ShouldBe(0, profile.Name);
            if (profile.Name == "trl-json")
            {
                var calls = Query(folder, $"select distinct json_type(rejected, '$[0].tool_calls[0].function.arguments') as type from {table}");
                calls.EnumerateArray().Select(row => row.GetProperty("type").GetString()).ShouldContain("OBJECT");
            }
        }
    }

    private static JsonElement Query(TemporaryFolder folder, string sql)
    {
        var answer = folder.File("answer.json");
        OtherReaders.Run("query.mjs", answer, sql);
        using var document = JsonDocument.Parse(File.ReadAllBytes(answer));
        return document.RootElement.Clone();
    }
}
