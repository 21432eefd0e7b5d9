using DataSynth.Cli.Commands;
using DataSynth.Cli.Configuration;
using DataSynth.Cli.Console;
using DataSynth.Cli.Signals;

namespace DataSynth.Cli.Runs;

/// <summary>The whole pipeline, from sources to shards.</summary>
internal static class RunVerb
{
    /// <summary>Runs a pipeline, or goes on with one that was interrupted.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="streams">Where to write.</param>
    /// <param name="signals">Stop and abort.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> ExecuteAsync(RunArguments arguments, CommandStreams streams, ShutdownSignals signals)
    {
        var reading = await PipelineLoader.LoadAsync(arguments.PipelinePath, streams, signals.Stop);
        return reading.Pipeline is null ? ExitCodes.Usage : ExitCodes.Done;
    }
}
