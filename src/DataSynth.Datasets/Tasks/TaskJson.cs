using System.Diagnostics.CodeAnalysis;
using System.Text;
using DataSynth.Datasets.Sources;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Tasks;

/// <summary>
/// Tasks in the native form, one JSON object each: <c>id, dataset, conversation, tools, expected | accepted, license, language</c>,
/// and what the reading of sources adds: <c>source_revision, ground_truth_check, contradiction</c>. Keys that are not listed are ignored,
/// so that a file may carry its own notes.
/// </summary>
public static class TaskJson
{
    /// <summary>Writes a task as one JSON object; reading it back gives an equal task, every tool's schema byte for byte.</summary>
    /// <param name="task">The task.</param>
    public static string Write(ToolTask task)
    {
        using var output = new JsonTextBuilder();
        output.Raw("{\"id\":").Text(task.Id).Raw(",\"dataset\":").Text(task.Dataset).Raw(",\"conversation\":[");
        for (var i = 0; i < task.Conversation.Count; i++)
        {
            if (i > 0)
                output.Raw(",");
            MessageJson.Write(task.Conversation[i], output);
        }

        output.Raw("],\"tools\":");
        ToolJson.WriteList(task.Tools, output);
        output.Raw(",");
        ExpectationJson.WriteMember(task.Expectation, output);
        if (task.License is not null)
            output.Raw(",\"license\":").Text(task.License);
        if (task.Language != SourceLanguage.Python)
            output.Raw(",\"language\":").Text(task.Language.ToString());
        if (task.SourceRevision is not null)
            output.Raw(",\"source_revision\":").Text(task.SourceRevision);
        if (task.GroundTruthCheck is { } check)
            output.Raw(",\"ground_truth_check\":").Text(check.ToString().ToLowerInvariant());
        if (task.Contradiction is not null)
            output.Raw(",\"contradiction\":").Text(task.Contradiction);
        return output.Raw("}").ToString();
    }

    /// <summary>Reads a task that <see cref="Write"/> wrote.</summary>
    /// <param name="text">The JSON text.</param>
    /// <exception cref="FormatException">The text is not such a task; the message says why.</exception>
    public static ToolTask Parse(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        if (StoredTools.TryTake(utf8, out var tools, out var rest))
            utf8 = rest;
        return TryRead(new LocatedJson(JsonValue.Parse(utf8), utf8), new TaskDefaults("", null), tools, out var task, out var problem)
            ? task
            : throw new FormatException($"not a task: {problem.Reason}");
    }

    /// <summary>Reads a task from a record.</summary>
    /// <param name="located">The record.</param>
    /// <param name="defaults">What the record takes from its source.</param>
    /// <param name="task">The task.</param>
    /// <param name="problem">Why it is not a task.</param>
    internal static bool TryRead(
        LocatedJson located,
        TaskDefaults defaults,
        [NotNullWhen(true)] out ToolTask? task,
        [NotNullWhen(false)] out RowProblem? problem)
        => TryRead(located, defaults, tools: null, out task, out problem);

    /// <summary>Reads a record's id: a string that is not empty, or a number, whose text is the id.</summary>
    internal static bool TryReadId(JsonObject record, [NotNullWhen(true)] out string? id, [NotNullWhen(false)] out RowProblem? problem)
        => TryReadId(record, "id", out id, out problem);

    /// <summary>Reads a record's id under another key.</summary>
    internal static bool TryReadId(
        JsonObject record, string key, [NotNullWhen(true)] out string? id, [NotNullWhen(false)] out RowProblem? problem)
    {
        id = !record.TryGet(key, out var value) ? null : value switch
        {
            JsonString { Text.Length: > 0 } text => text.Text,
            JsonNumber number => number.Text,
            _ => null,
        };
        var found = value is JsonString ? "an empty string" : JsonKindNames.Of(value);
        problem = id is null ? new RowProblem(QuarantineKinds.UnusableId, $"`{key}` is {found}; expected a string that is not empty, or a number") : null;
        return id is not null;
    }

    private static bool TryRead(
        LocatedJson located,
        TaskDefaults defaults,
        IReadOnlyList<Tool>? tools,
        [NotNullWhen(true)] out ToolTask? task,
        [NotNullWhen(false)] out RowProblem? problem)
    {
        task = null;
        if (located.Value is not JsonObject record)
        {
            problem = $"found {JsonKindNames.Of(located.Value)}; expected an object";
            return false;
        }

        if (!TryReadId(record, out var id, out problem)
            || !TryReadLanguage(record, out var language, out problem)
            || !located.TryGetEmbedded("conversation", out var messages, out problem)
            || !MessageJson.TryReadList(messages.Value, out var conversation, out problem)
            || !located.TryGetEmbedded("tools", out var catalogue, out problem)
            || (tools is null && !ToolJson.TryReadList(catalogue, convert: null, out tools, out problem))
            || !ExpectationJson.TryRead(record, out var expectation, out problem))
        {
            return false;
        }

        if (tools.Count == 0 && expectation.Calls.Count > 0)
        {
            problem = new RowProblem(QuarantineKinds.NoTools, "`tools` is empty although a call is right");
            return false;
        }

        task = new ToolTask(id, record.GetText("dataset") ?? defaults.Dataset, conversation, tools, expectation)
        {
            License = record.GetText("license") ?? defaults.License,
            Language = language,
            SourceRevision = record.GetText("source_revision"),
            GroundTruthCheck = Enum.TryParse<GroundTruthCheck>(record.GetText("ground_truth_check"), ignoreCase: true, out var check) ? check : null,
            Contradiction = record.GetText("contradiction"),
        };
        return true;
    }

    private static bool TryReadLanguage(JsonObject record, out SourceLanguage language, [NotNullWhen(false)] out RowProblem? problem)
    {
        language = SourceLanguage.Python;
        problem = null;
        if (!record.TryGet("language", out var value) || value is JsonNull)
            return true;
        if (value is JsonString name && LanguageNames.TryRead(name.Text, out language))
            return true;

        problem = $"`language` is {value}; expected one of {string.Join(", ", Enum.GetNames<SourceLanguage>())}";
        return false;
    }
}
