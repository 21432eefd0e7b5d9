using System.Globalization;
using System.Text;
using System.Text.Json;
using DataSynth.Cli.Console;
using DataSynth.Cli.Console.Summary;
using DataSynth.Journal;

namespace DataSynth.Cli.Inspection;

/// <summary>A run folder: what its journal holds, and how far the plan is.</summary>
internal sealed class RunReport : InspectionReport
{
    private readonly string _path;
    private readonly JournalInfo _info;
    private readonly IReadOnlyList<(string Name, GeneratorCounts Counts)> _generators;
    private readonly IReadOnlyList<(string Generator, FailureCount Failure)> _failures;
    private readonly DataSetReport? _dataSet;

    private RunReport(string path, JournalReader journal, DataSetReport? dataSet)
    {
        _path = path;
        _info = journal.ReadInfo();
        _dataSet = dataSet;
        var names = journal.ReadGenerators();
        _generators = [.. journal.Count().Select(counts => (names[(int)counts.Generator].Name, counts))];
        _failures = [.. journal.CountFailures().Select(failure => (names[(int)failure.Generator].Name, failure))];
    }

    /// <summary>Reads a journal.</summary>
    /// <param name="path">The run folder.</param>
    /// <param name="journal">Its journal.</param>
    /// <param name="dataSet">The data set beside it; null when there is none yet.</param>
    public static RunReport Read(string path, JournalReader journal, DataSetReport? dataSet) => new(path, journal, dataSet);

    /// <inheritdoc/>
    public override string ToText(int width)
    {
        var output = new StringBuilder();
        output.Append($"{_path}: journal version {_info.Version}, {NumberText.Bytes(_info.Bytes)}, begun {Time(_info.CreatedAt)}, {_info.Sessions} sessions\n");
        output.Append($"  last session {Time(_info.LastStartedAt)} to {(_info.LastEndedAt is null ? "now, or it was killed" : Time(_info.LastEndedAt))}, last reply {Time(_info.LastReplyAt)}\n");
        output.Append($"  plan {(_info.PlanComplete ? "complete" : "not complete")}: {NumberText.Count(_info.Tasks)} tasks, {NumberText.Count(_info.Planned)} requests\n");
        output.Append($"  on file: {NumberText.Count(_info.Answered)} answers, {NumberText.Count(_info.Failed)} failures, earlier plans included\n\n");
        _dataSet?.AppendCounts(output);
        var rows = _generators.Select(generator => (IReadOnlyList<string>)
        [
            generator.Name,
            NumberText.Count(generator.Counts.Planned),
            NumberText.Count(generator.Counts.Answered),
            NumberText.Count(generator.Counts.Truncated),
            NumberText.Count(generator.Counts.Failed),
            NumberText.Count(generator.Counts.Missing),
        ]).ToArray();
        output.Append(TextTable.Render(["generator", "planned", "answered", "truncated", "failed", "to ask"], rows, width, TextStyle.Plain));
        foreach (var (name, failure) in _failures)
            output.Append($"  {DisplayWidth.Printable(name)}: {failure.Reason} {NumberText.Count(failure.Count)}\n");
        return output.ToString();
    }

    /// <inheritdoc/>
    public override void WriteJson(Utf8JsonWriter writer)
    {
        _dataSet?.WriteCounts(writer);
        writer.WriteString("kind", "run");
        writer.WriteString("path", _path);
        writer.WriteStartObject("journal");
        writer.WriteNumber("version", _info.Version);
        writer.WriteNumber("bytes", _info.Bytes);
        writer.WriteString("created_at", _info.CreatedAt);
        writer.WriteNumber("sessions", _info.Sessions);
        WriteTime("last_started_at", _info.LastStartedAt, writer);
        WriteTime("last_ended_at", _info.LastEndedAt, writer);
        WriteTime("last_reply_at", _info.LastReplyAt, writer);
        writer.WriteBoolean("plan_complete", _info.PlanComplete);
        writer.WriteNumber("tasks", _info.Tasks);
        writer.WriteNumber("planned", _info.Planned);
        writer.WriteNumber("answered", _info.Answered);
        writer.WriteNumber("failed", _info.Failed);
        writer.WriteEndObject();
        WriteGenerators(writer);
    }

    private void WriteGenerators(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("generators");
        foreach (var (name, counts) in _generators)
        {
            writer.WriteStartObject();
            writer.WriteString("name", name);
            writer.WriteNumber("planned", counts.Planned);
            writer.WriteNumber("answered", counts.Answered);
            writer.WriteNumber("truncated", counts.Truncated);
            writer.WriteNumber("failed", counts.Failed);
            writer.WriteNumber("missing", counts.Missing);
            writer.WriteStartObject("failures");
            foreach (var (_, failure) in _failures.Where(failure => failure.Failure.Generator == counts.Generator))
                writer.WriteNumber(failure.Reason, failure.Count);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteTime(string name, DateTimeOffset? time, Utf8JsonWriter writer)
    {
        if (time is { } value)
            writer.WriteString(name, value);
        else
            writer.WriteNull(name);
    }

    private static string Time(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture) ?? "never";
}
