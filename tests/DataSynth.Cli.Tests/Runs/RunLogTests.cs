using System.Text.Json;
using DataSynth.Cli.Runs;

namespace DataSynth.Cli.Tests.Runs;

public sealed class RunLogTests
{
    [Fact]
    public void Sessions_follow_each_other_in_one_file_a_line_for_each_event()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "log.jsonl");
        using (var first = new RunLog(path, TimeProvider.System))
            first.Write("run_started", json => json.WriteNumber("process_id", 1));
        using (var second = new RunLog(path, TimeProvider.System))
            second.RequestFailed("qwen3:8b", "ab12", "timeout", 3, "line one\nline two");

        var lines = File.ReadAllLines(path).Select(line => JsonDocument.Parse(line).RootElement).ToArray();

        lines.Select(line => line.GetProperty("event").GetString()).ShouldBe(["run_started", "request_failed"]);
        lines[1].GetProperty("error").GetString().ShouldBe("line one\nline two");
        lines[1].GetProperty("attempts").GetInt32().ShouldBe(3);
        lines.ShouldAllBe(line => line.GetProperty("time").GetDateTimeOffset().Year > 2020);
    }

    [Fact]
    public void A_full_log_takes_no_more_failures_but_still_the_end()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "log.jsonl");
        using (var log = new RunLog(path, TimeProvider.System, maxBytes: 1_000))
        {
            Parallel.For(0, 100, i => log.RequestFailed("m", "k", "timeout", 1, "no answer"));
            log.Write("run_ended", json => json.WriteString("outcome", "done"));
        }

        var lines = File.ReadAllLines(path);

        lines.Length.ShouldBeLessThan(20);
        lines[^1].ShouldContain("run_ended");
        new FileInfo(path).Length.ShouldBeLessThan(1_500);
    }
}
