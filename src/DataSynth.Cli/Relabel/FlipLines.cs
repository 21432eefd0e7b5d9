using DataSynth.Cli.Runs;
using DataSynth.Datasets.Relabelling;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Cli.Relabel;

/// <summary>Rows whose label changed, as <c>flips.jsonl</c> lists them.</summary>
internal static class FlipLines
{
    /// <summary>Adds a row.</summary>
    /// <param name="file">The list.</param>
    /// <param name="row">The row.</param>
    /// <param name="flip">In which way its label changed.</param>
    public static void Write(JsonLinesFile file, RelabelledRow row, FlipKey flip) => file.Write(
        new JsonMember("uuid", new JsonString(row.Uuid)),
        new JsonMember("task_id", new JsonString(row.TaskId)),
        new JsonMember("dataset_name", new JsonString(row.Dataset)),
        new JsonMember("generator_model", new JsonString(row.Generator)),
        new JsonMember("from", Label(flip.FromVerdict, flip.FromErrorType)),
        new JsonMember("to", Label(flip.ToVerdict, flip.ToErrorType)),
        new JsonMember("rule", new JsonString(flip.Rule)),
        new JsonMember("detail", Text(row.Verdict.Detail)),
        new JsonMember("tool_calls_correct", new JsonString(row.CorrectCalls)),
        new JsonMember("tool_calls_incorrect", new JsonString(row.JudgedCalls)),
        new JsonMember("raw_output", Text(row.RawOutput)));

    /// <summary>A label as an object.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="errorType">The error type, or null.</param>
    public static JsonObject Label(string verdict, string? errorType)
        => new([new("verdict", new JsonString(verdict)), new("error_type", Text(errorType))]);

    private static JsonValue Text(string? text) => text is null ? JsonNull.Instance : new JsonString(text);
}
