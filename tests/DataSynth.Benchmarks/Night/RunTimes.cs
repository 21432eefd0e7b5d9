using System.Text.Json;

namespace DataSynth.Benchmarks.Night;

/// <summary>How long the parts of the latest run took, by its log.</summary>
/// <param name="Planning">From the start of the run to the plan, seconds.</param>
/// <param name="Asking">From the plan to the last reply, seconds.</param>
/// <param name="Rest">From the last reply to the end, seconds.</param>
internal sealed record RunTimes(double Planning, double Asking, double Rest)
{
    /// <summary>Reads the log of a run folder.</summary>
    public static RunTimes Read(string runFolder)
    {
        var times = new Dictionary<string, DateTimeOffset>();
        foreach (var line in File.ReadLines(Path.Combine(runFolder, "log.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            times[json.RootElement.GetProperty("event").GetString()!] = json.RootElement.GetProperty("time").GetDateTimeOffset();
        }

        var (plan, asked) = (times["plan_complete"], times["asking_complete"]);
        return new RunTimes((plan - times["run_started"]).TotalSeconds, (asked - plan).TotalSeconds, (times["run_ended"] - asked).TotalSeconds);
    }
}
