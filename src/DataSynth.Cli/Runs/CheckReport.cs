using System.Text;
using DataSynth.Cli.Commands;
using DataSynth.Cli.Console;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Cli.Runs;

/// <summary>The findings of <c>check</c>, in the order in which they were made.</summary>
internal sealed class CheckReport
{
    private readonly List<(string Subject, string Status, string Detail)> _findings = [];

    /// <summary>The most severe finding: 2 when the pipeline is at fault, else 3 when the environment is, else 0.</summary>
    public int ExitCode { get; private set; } = ExitCodes.Done;

    /// <summary>Something is right.</summary>
    /// <param name="subject">What was looked at.</param>
    /// <param name="detail">What was found.</param>
    public void Pass(string subject, string detail) => _findings.Add((subject, "ok", detail));

    /// <summary>Something will surprise.</summary>
    /// <param name="subject">What was looked at.</param>
    /// <param name="detail">What was found.</param>
    public void Warn(string subject, string detail) => _findings.Add((subject, "warning", detail));

    /// <summary>Something stops a run.</summary>
    /// <param name="subject">What was looked at.</param>
    /// <param name="detail">What was found and what to do.</param>
    /// <param name="exitCode">What a run would end with.</param>
    public void Fail(string subject, string detail, int exitCode)
    {
        _findings.Add((subject, "error", detail));
        if (ExitCode != ExitCodes.Usage)
            ExitCode = exitCode;
    }

    /// <summary>One line for each finding.</summary>
    /// <param name="style">How to colour.</param>
    public string Render(TextStyle style)
    {
        var output = new StringBuilder();
        foreach (var (subject, status, detail) in _findings)
        {
            var word = status switch
            {
                "ok" => style.Green("ok     "),
                "warning" => style.Yellow("warning"),
                _ => style.Red("error  "),
            };
            output.Append(word).Append("  ").Append(subject.PadRight(10)).Append("  ").Append(DisplayWidth.Printable(detail)).Append('\n');
        }

        return output.ToString();
    }

    /// <summary>The findings as one JSON object.</summary>
    public JsonObject ToJson() => new(
    [
        new("ok", JsonBoolean.Of(ExitCode == ExitCodes.Done)),
        new("findings", new JsonArray([.. _findings.Select(finding => new JsonObject(
        [
            new("subject", new JsonString(finding.Subject)),
            new("status", new JsonString(finding.Status)),
            new("detail", new JsonString(finding.Detail)),
        ]))])),
    ]);
}
