using DataSynth.Cli.Console;
using DataSynth.Cli.Runs;
using DataSynth.Cli.Signals;
using DataSynth.Datasets.Export;
using DataSynth.Journal.Storage;

namespace DataSynth.Cli.Relabel;

/// <summary>Labels existing data again.</summary>
internal static class RelabelVerb
{
    /// <summary>Labels everything, or goes on where an interrupted run stopped.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="streams">Where to write.</param>
    /// <param name="signals">Stop and abort.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> ExecuteAsync(RelabelArguments arguments, CommandStreams streams, ShutdownSignals signals)
    {
        var folder = new RunFolder(arguments.OutputDirectory);
        DatasetFolder.RequireReplaceable(folder.DataSetDirectory);
        var files = RelabelSources.Files(arguments);
        using var runLock = RunLock.Acquire(folder.Directory, streams.Time.GetUtcNow());
        var result = await new RelabelSession(arguments, folder, files, streams, signals).RunAsync();
        await RelabelReport.WriteAsync(arguments, folder, result, streams);
        return result.ExitCode;
    }
}
