using System.Text.Json;
using DataSynth.EndToEnd.Tests.Processes;
using DataSynth.Generation.Tests.ScriptedServer;

namespace DataSynth.EndToEnd.Tests.Runs;

/// <summary>Tasks that also appear under new names, from source to shard.</summary>
public sealed class ObfuscationRunTests
{
    private const string Everything = "obfuscate: { share: 1 }";

    [Fact]
    public async Task Both_forms_of_a_task_become_rows_on_one_side_of_the_split_under_one_cap()
    {
        using var folder = new TemporaryFolder();
        PerturbPipeline.Write(folder, tasks: 40, extra: "obfuscate: { share: 0.5 }\npairs: { per_task: 4 }\nexport: { splits: { train: 0.5, validation: 0.5 } }");

        var run = await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "--json");

        var answer = JsonDocument.Parse(run.ShouldExitWith(0).Output).RootElement;
        var variants = answer.GetProperty("counts").GetProperty("variants").GetInt64();
        variants.ShouldBeInRange(12, 28);
        answer.GetProperty("counts").GetProperty("candidates").GetInt64().ShouldBe(4 * (40 + variants));
        run.Errors.ShouldContain($"40 tasks and {variants} obfuscated variants");
        run.Errors.ShouldContain($"{variants} obfuscated variants, none of which says an old name");
        var rows = await RowsAsync(folder, "train", "validation");
        rows.Count.ShouldBeGreaterThan(60);
        foreach (var task in rows.GroupBy(row => row.GetProperty("task_id").GetString()))
        {
            task.Count().ShouldBeLessThanOrEqualTo(4);
            task.Select(row => row.GetProperty("split").GetString()).Distinct().Count().ShouldBe(1, task.Key);
        }

        rows.Count(row => row.GetProperty("obfuscated").GetBoolean()).ShouldBeInRange(10, rows.Count - 10);
        rows.Select(row => row.GetProperty("uuid").GetString()).Distinct().Count().ShouldBe(rows.Count);
        rows.GroupBy(row => row.GetProperty("task_id").GetString()).ShouldContain(task => task.Select(row => row.GetProperty("obfuscated").GetBoolean()).Distinct().Count() == 2);
        var maps = File.ReadAllLines(folder.File("output/offline.run/obfuscation.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(map => map.GetProperty("task_id").GetString()!);
        maps.Count.ShouldBe((int)variants);
        foreach (var row in rows.Where(row => row.GetProperty("obfuscated").GetBoolean()))
        {
            var restored = row.GetProperty("tool_calls_correct").GetString()!;
            foreach (var kind in (string[])["tools", "parameters"])
            {
                foreach (var name in maps[row.GetProperty("task_id").GetString()!].GetProperty(kind).EnumerateObject())
                    restored = restored.Replace($"\"{name.Value.GetString()}\"", $"\"{name.Name}\"", StringComparison.Ordinal);
            }

            restored.ShouldStartWith("""[{"name":"get_weather","arguments":{"city":"City """);
            foreach (var column in (string[])["tools", "tool_calls_correct"])
            {
                row.GetProperty(column).GetString()!.ShouldNotContain("get_weather");
                row.GetProperty(column).GetString()!.ShouldNotContain("\"city\"");
            }
        }
    }

    [Fact]
    public async Task A_second_run_and_another_machine_give_the_same_bytes()
    {
        using var one = new TemporaryFolder();
        using var other = new TemporaryFolder();
        PerturbPipeline.Write(one, tasks: 15, extra: Everything, perturb: "concurrency: 1");
        PerturbPipeline.Write(other, tasks: 15, extra: Everything, perturb: "concurrency: 8");
        (await DataSynthProcess.RunAsync(one.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);
        var before = FolderContent.Of(one.File("output/offline"));

        (await DataSynthProcess.RunAsync(one.Path, "run", PerturbPipeline.File)).ShouldExitWith(0).Errors.ShouldContain("0 to ask");
        (await DataSynthProcess.RunAsync(other.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);

        FolderContent.Of(one.File("output/offline")).OrderBy(file => file.Key).ShouldBe(before.OrderBy(file => file.Key));
        FolderContent.ShouldBeIdentical(other.File("output/offline"), one.File("output/offline"));
    }

    [Fact]
    public async Task A_model_sees_the_new_names_and_its_calls_are_judged_by_them()
    {
        await using var server = await ScriptedModelServer.StartAsync(request =>
        {
            var weather = request.Json.GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("function"))
                .Single(tool => tool.GetProperty("description").GetString() == "Current weather of a city.");
            var city = weather.GetProperty("parameters").GetProperty("required")[0].GetString()!;
            return ScriptedReply.Calls(request, (weather.GetProperty("name").GetString()!, $$"""{"{{city}}":"City {{ServerPipeline.CityOf(request)}}"}"""));
        });
        using var folder = new TemporaryFolder();
        ServerPipeline.Write(folder, server, "openai", tasks: 4, extra: Everything);

        var run = await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File, "--json");

        var counts = JsonDocument.Parse(run.ShouldExitWith(0).Output).RootElement.GetProperty("counts");
        counts.GetProperty("variants").GetInt64().ShouldBe(4);
        counts.GetProperty("correct").GetInt64().ShouldBe(8);
        server.Requests.Count(request => request.Tools.Contains("get_weather")).ShouldBe(4);
        server.Requests.SelectMany(request => request.Tools).Distinct().Count().ShouldBe(2 + (4 * 2));
        server.Requests.ShouldAllBe(request => request.LastUserMessage.StartsWith("How warm is it in City"));
    }

    private static async Task<List<JsonElement>> RowsAsync(TemporaryFolder folder, params string[] splits)
    {
        var rows = new List<JsonElement>();
        foreach (var split in splits)
        {
            foreach (var file in Directory.GetFiles(folder.File("output/offline/data"), $"{split}-*.parquet"))
            {
                var cat = await DataSynthProcess.RunAsync(folder.Path, "cat", file);
                foreach (var line in cat.ShouldExitWith(0).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                    rows.Add(JsonDocument.Parse($"{line[..^1]},\"split\":\"{split}\"}}").RootElement);
            }
        }

        return rows;
    }
}
