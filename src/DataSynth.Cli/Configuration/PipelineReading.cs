using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Cli.Configuration.Settings;

namespace DataSynth.Cli.Configuration;

/// <summary>What came of reading a pipeline file.</summary>
/// <param name="Source">The file.</param>
/// <param name="Pipeline">The settings; null when there are errors.</param>
/// <param name="Diagnostics">All findings; later stages may add theirs.</param>
internal sealed record PipelineReading(SourceText Source, PipelineFile? Pipeline, DiagnosticBag Diagnostics);
