using System.CommandLine;

namespace DataSynth.Cli.Commands;

/// <summary>The pipeline file on the command line.</summary>
internal static class PipelineArgument
{
    /// <summary>A new argument for one verb.</summary>
    public static Argument<string> Create() => new("FILE.yaml") { Description = "the pipeline file; - for standard input" };
}
