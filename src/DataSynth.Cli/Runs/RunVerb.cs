using DataSynth.Cli.Commands;
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
        var plan = await RunPreparation.PrepareAsync(arguments, streams, signals.Stop);
        if (plan is null)
            return ExitCodes.Usage;

        using var session = new RunSession(plan, streams, signals);
        var result = await session.RunAsync();
        await RunReport.WriteAsync(plan, result, streams);
        return result.ExitCode(plan.Pipeline.MaxFailureShare);
    }
}
