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
    public static Task<int> ExecuteAsync(string pipelinePath, bool json, CommandStreams streams, CancellationToken cancellationToken)
        => throw new NotSupportedException($"{pipelinePath}: check is composed in another change ({json}, {streams.Width}, {cancellationToken})");
}
