namespace DataSynth.Cli.Configuration.Diagnostics;

/// <summary>Whether a finding stops the command.</summary>
internal enum DiagnosticSeverity
{
    /// <summary>The command goes on.</summary>
    Warning,

    /// <summary>The command ends with exit code 2.</summary>
    Error,
}
