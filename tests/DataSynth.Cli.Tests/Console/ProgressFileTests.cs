using System.Text.Json;
using DataSynth.Cli.Console.Progress;
using DataSynth.Generation.Scheduling;

namespace DataSynth.Cli.Tests.Console;

public sealed class ProgressFileTests
{
    [Fact]
    public async Task The_file_says_at_once_and_at_the_end_what_was_done()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "progress.json");
        var time = new ManualTime();
        var progress = new RunProgress(["qwen3:8b", "other"], time)
        {
            ReadEndpoints = () =>
            [
                new EndpointSnapshot("http://gpu1:8000/v1", EndpointState.HalfOpen)
                {
                    Limit = 12, IsAutomatic = true, InFlight = 1, Answered = 40, Failed = 4, AnswersPerSecond = 2.5, MedianLatency = TimeSpan.FromSeconds(1.5),
                },
                new EndpointSnapshot("http://gpu2:8000/v1", EndpointState.Open) { Limit = 8 },
            ],
        };
        progress.Models[0].Plan(10);
        progress.Models[1].Plan(4);
        progress.Models[1].Reuse(3);
        progress.CompletePlan();
        progress.Enter("asking");

        var file = new ProgressFile(path, progress, time);
        Read(path).GetProperty("state").GetString().ShouldBe("running");
        Read(path).GetProperty("remaining_s").ValueKind.ShouldBe(JsonValueKind.Null);
        for (var i = 0; i < 3; i++)
            progress.Models[0].Start();
        progress.Models[0].Answer(100, 20);
        progress.Models[0].Fail("timeout");
        time.Advance(TimeSpan.FromSeconds(2));
        file.State = RunState.Interrupted;
        await file.DisposeAsync();

        var said = Read(path);
        said.GetProperty("state").GetString().ShouldBe("interrupted");
        said.GetProperty("phase").GetString().ShouldBe("asking");
        said.GetProperty("planned").GetInt64().ShouldBe(14);
        said.GetProperty("done").GetInt64().ShouldBe(5);
        said.GetProperty("answered_before").GetInt64().ShouldBe(3);
        said.GetProperty("answered").GetInt64().ShouldBe(1);
        said.GetProperty("in_flight").GetInt64().ShouldBe(1);
        said.GetProperty("failed").GetProperty("timeout").GetInt64().ShouldBe(1);
        said.GetProperty("elapsed_s").GetDouble().ShouldBe(2);
        said.GetProperty("per_second_now").GetDouble().ShouldBe(1);
        said.GetProperty("remaining_s").GetDouble().ShouldBe(9);
        var model = said.GetProperty("models")[0];
        model.GetProperty("name").GetString().ShouldBe("qwen3:8b");
        model.GetProperty("output_tokens").GetInt64().ShouldBe(20);
        said.GetProperty("endpoints")[0].GetRawText().ShouldBe(
            """
            {
                  "address": "http://gpu1:8000/v1",
                  "state": "probing",
                  "in_flight": 1,
                  "limit": 12,
                  "limit_is_automatic": true,
                  "answered": 40,
                  "failed_attempts": 4,
                  "per_second_now": 2.5,
                  "median_latency_s": 1.5
                }
            """.ReplaceLineEndings("\n"));
        said.GetProperty("endpoints")[1].GetProperty("median_latency_s").ValueKind.ShouldBe(JsonValueKind.Null);
        Directory.GetFiles(folder.Path).ShouldHaveSingleItem().ShouldBe(path);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_ends_nothing()
    {
        using var folder = new TemporaryFolder();
        var progress = new RunProgress(["m"], new ManualTime());

        await using var file = new ProgressFile(Path.Combine(folder.Path, "gone/progress.json"), progress, new ManualTime());

        File.Exists(Path.Combine(folder.Path, "gone/progress.json")).ShouldBeFalse();
    }

    private static JsonElement Read(string path) => JsonDocument.Parse(File.ReadAllBytes(path)).RootElement;
}
