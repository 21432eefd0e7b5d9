namespace DataSynth.Cli.Configuration.Diagnostics;

/// <summary>One finding in a pipeline file.</summary>
/// <param name="Severity">Whether it stops the command.</param>
/// <param name="Message">What was found, what is allowed, and the nearest known word; never a secret.</param>
/// <param name="Position">Where; null for the file as a whole.</param>
internal sealed record Diagnostic(DiagnosticSeverity Severity, string Message, SourcePosition? Position)
{
    /// <summary>Whether the source line holds something that must not be printed again, such as an API key; default false.</summary>
    public bool HidesSource { get; init; }
}
