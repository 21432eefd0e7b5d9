using System.Globalization;
using DataSynth.EndToEnd.Tests.Processes;
using DataSynth.Generation.Tests.ScriptedServer;
using DataSynth.Parquet.Tests.Scale;
using Microsoft.Data.Sqlite;

namespace DataSynth.EndToEnd.Tests.Runs;

/// <summary>
/// <c>kill -9</c> again and again in one run. Every life of the run has an API key of its own, so that the server knows to which life a
/// request belongs, whenever it arrives.
/// </summary>
public sealed class KillTests
{
    private const int Samples = 2;
    private const int Concurrency = 8;

    [Fact]
    public Task Five_kills_lose_nothing_and_ask_nothing_twice() => KillAsync(kills: 5, tasks: 100, seed: 11);

    [SlowFact]
    public Task Fifty_kills_lose_nothing_and_ask_nothing_twice() => KillAsync(kills: 50, tasks: 1000, seed: 12);

    private static async Task KillAsync(int kills, int tasks, int seed)
    {
        var requests = tasks * Samples;
        await using var server = await ScriptedModelServer.StartAsync(request => ServerPipeline.WrongCall(request) with
        {
            Delay = TimeSpan.FromMilliseconds(5 + (request.Seed!.Value % 20)),
        });
        using var undisturbed = new TemporaryFolder();
        Write(undisturbed, server, tasks);
        using (var process = Start(undisturbed, life: "undisturbed"))
            (await process.WaitAsync()).ShouldExitWith(0);
        server.Requests.Count.ShouldBe(requests);
        using var folder = new TemporaryFolder();
        Write(folder, server, tasks);
        var acknowledged = new List<HashSet<string>> { new() };

        var random = new Random(seed);
        foreach (var (index, share) in Enumerable.Range(0, kills).Select(_ => random.NextDouble()).Order().Index())
        {
            using var process = Start(folder, Life(index));

            // Most kills fall where the run asks, spread over all of it; every fifth anywhere from the start of the process on.
            var wait = index % 5 == 4 ? Task.CompletedTask : process.UntilAsync(() => process.HasExited || Asked(server, requests) >= share * requests);
            await wait;
            await Task.Delay(index % 5 == 4 ? random.Next(1500) : random.Next(30));
            process.Kill();
            await process.WaitAsync();
            acknowledged.Add(ReadAnswered(folder.File("output/night.run/journal.sqlite")));
        }

        using (var last = Start(folder, Life(kills)))
            (await last.WaitAsync()).ShouldExitWith(0);

        FolderContent.ShouldBeIdentical(folder.File("output/night"), undisturbed.File("output/night"));
        var lives = server.Requests.Skip(requests).ToLookup(request => request.Authorization, Identity);
        var lost = 0;
        for (var life = 0; life <= kills; life++)
        {
            var asked = lives[$"Bearer {Life(life)}"].ToList();
            asked.ShouldBeUnique();
            asked.Where(acknowledged[life].Contains).ShouldBeEmpty($"life {life} asked again what was acknowledged");
            if (life == kills)
                break;
            var inFlight = asked.Count(request => !acknowledged[life + 1].Contains(request));
            inFlight.ShouldBeLessThanOrEqualTo(Concurrency);
            lost += inFlight;
        }

        (server.Requests.Count - requests - requests).ShouldBeLessThanOrEqualTo(lost, "only what was in flight at a kill is asked again");
        lives.SelectMany(life => life).Distinct().Count().ShouldBe(requests);
        lives.Count.ShouldBeGreaterThan(kills / 2, "the kills fell while the run was asking");
    }

    private static string Life(int index) => string.Create(CultureInfo.InvariantCulture, $"life-{index}");

    private static int Asked(ScriptedModelServer server, int before) => server.Requests.Skip(before).Select(Identity).Distinct().Count();

    /// <summary>What makes a request one of its kind: which task and which seed.</summary>
    private static string Identity(ScriptedRequest request)
        => string.Create(CultureInfo.InvariantCulture, $"w-{ServerPipeline.CityOf(request)} {request.Seed}");

    /// <summary>What is durable, read from the file itself.</summary>
    private static HashSet<string> ReadAnswered(string journal)
    {
        var answered = new HashSet<string>();
        if (!File.Exists(journal))
            return answered;
        using var connection = new SqliteConnection($"Data Source={journal};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var tables = new SqliteCommand("SELECT COUNT(*) FROM sqlite_master WHERE name = 'replies'", connection);
        if (tables.ExecuteScalar() is 0L)
            return answered;
        using var command = new SqliteCommand(
            """
            SELECT t.task_id || ' ' || p.seed
            FROM plan AS p
            JOIN tasks AS t ON t.ordinal = p.task_ordinal
            JOIN replies AS r ON r.request_key = p.request_key
            WHERE r.status = 'answered'
            """,
            connection);
        using var row = command.ExecuteReader();
        while (row.Read())
            answered.Add(row.GetString(0));
        return answered;
    }

    private static void Write(TemporaryFolder folder, ScriptedModelServer server, int tasks)
        => ServerPipeline.Write(folder, server, "openai", tasks, Samples, Concurrency, generator: "api_key_env: LIFE");

    private static DataSynthProcess Start(TemporaryFolder folder, string life)
        => DataSynthProcess.Start(folder.Path, new Dictionary<string, string> { ["LIFE"] = life }, "run", PerturbPipeline.File);
}
