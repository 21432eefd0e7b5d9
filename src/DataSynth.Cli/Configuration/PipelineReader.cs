using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Cli.Configuration.Keys;
using DataSynth.Cli.Configuration.Settings;
using DataSynth.Cli.Configuration.Yaml;

namespace DataSynth.Cli.Configuration;

/// <summary>Reads pipeline files and finds everything wrong with one in a single pass.</summary>
internal static class PipelineReader
{
    /// <summary>A pipeline file is written by hand; a larger one is a mistake.</summary>
    private const int MaxCharacters = 1 << 20;

    /// <summary>Reads a pipeline.</summary>
    /// <param name="source">The file and its text.</param>
    /// <returns>The settings unless there are errors, and every finding.</returns>
    public static PipelineReading Read(SourceText source)
    {
        var diagnostics = new DiagnosticBag();
        PipelineFile? pipeline = null;
        if (source.Text.Length > MaxCharacters)
            diagnostics.Error(position: null, $"the file has {source.Text.Length} characters, expected a pipeline file of at most {MaxCharacters}");
        else if (YamlTreeReader.Read(source.Text, diagnostics) is { } root)
            PipelineKeys.Shape.TryRead(root, diagnostics, out pipeline);
        else if (!diagnostics.HasErrors)
            diagnostics.Error(position: null, $"the file is empty, expected {PipelineKeys.Shape.Expected}");

        return new PipelineReading(source, diagnostics.HasErrors ? null : pipeline, diagnostics);
    }
}
