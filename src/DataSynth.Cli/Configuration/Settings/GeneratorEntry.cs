using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Generation.Requests;

namespace DataSynth.Cli.Configuration.Settings;

/// <summary>An entry of <c>generators</c>.</summary>
/// <param name="Settings">The generator.</param>
/// <param name="Position">Where the pipeline file names the model, for findings of later stages such as a refused licence.</param>
internal sealed record GeneratorEntry(GeneratorSettings Settings, SourcePosition Position);
