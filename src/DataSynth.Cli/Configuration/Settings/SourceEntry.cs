using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Datasets.Sources;

namespace DataSynth.Cli.Configuration.Settings;

/// <summary>An entry of <c>sources</c>.</summary>
/// <param name="Settings">The source.</param>
/// <param name="Position">Where the pipeline file names the file, for findings of later stages.</param>
internal sealed record SourceEntry(SourceSettings Settings, SourcePosition Position);
