using DataSynth.ToolCalling.Json;

namespace DataSynth.Cli.Configuration.Diagnostics;

/// <summary>Findings of a pipeline file for a program.</summary>
internal static class DiagnosticJson
{
    /// <summary>One object for each finding; line and column are null for findings of the file as a whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="findings">The findings.</param>
    public static JsonArray Of(string path, IEnumerable<Diagnostic> findings) => new(
    [
        .. findings.Select(finding => new JsonObject(
        [
            new("file", new JsonString(path)),
            new("line", Number(finding.Position?.Line)),
            new("column", Number(finding.Position?.Column)),
            new("severity", new JsonString(finding.Severity == DiagnosticSeverity.Error ? "error" : "warning")),
            new("message", new JsonString(finding.Message)),
        ])),
    ]);

    private static JsonValue Number(int? number) => number is null ? JsonNull.Instance : JsonNumber.Of((long)number.Value);
}
