using DataSynth.Datasets.Sources;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Cli.Runs;

/// <summary>Records that cannot be used, as <c>quarantine.jsonl</c> lists them.</summary>
internal static class QuarantineLines
{
    /// <summary>Adds a record.</summary>
    /// <param name="file">The list.</param>
    /// <param name="row">The record.</param>
    public static void Write(JsonLinesFile file, QuarantinedRow row) => file.Write(
        new JsonMember("file", new JsonString(row.File)),
        new JsonMember("line", JsonNumber.Of(row.Line)),
        new JsonMember("row", JsonNumber.Of(row.Row)),
        new JsonMember("id", row.Id is null ? JsonNull.Instance : new JsonString(row.Id)),
        new JsonMember("kind", new JsonString(row.Kind)),
        new JsonMember("reason", new JsonString(row.Reason)),
        new JsonMember("text", new JsonString(row.Text)));
}
