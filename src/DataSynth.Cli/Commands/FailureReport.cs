using DataSynth.Cli.Console;
using DataSynth.Datasets.Export;
using DataSynth.Datasets.Prompts;
using DataSynth.Datasets.Sources;
using DataSynth.Generation;
using DataSynth.Journal;
using DataSynth.Parquet;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Cli.Commands;

/// <summary>Turns an exception into one line on standard error and an exit code.</summary>
/// <param name="streams">Where to write.</param>
/// <param name="verbose">Whether the whole exception follows.</param>
/// <param name="json">Whether standard output gets one object that says the same.</param>
internal sealed class FailureReport(CommandStreams streams, bool verbose, bool json)
{
    /// <summary>EPIPE: nobody reads standard output any more, as in <c>datasynth cat FILE | head</c>, which ends a command quietly.</summary>
    private const int BrokenPipe = 32;

    /// <summary>Writes the line.</summary>
    /// <param name="exception">What ended the command.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> WriteAsync(Exception exception)
    {
        var (code, message) = Describe(exception);
        if (message is not null)
            await streams.Error.WriteLineAsync($"{streams.ErrorStyle.Red("datasynth")}: {DisplayWidth.Printable(message)}");
        if (verbose && message is not null)
            await streams.Error.WriteLineAsync(exception.ToString());
        if (json && message is not null)
            await streams.WriteAsync(new JsonObject([new("error", new JsonString(message)), new("exit_code", JsonNumber.Of((long)code))]) + "\n", CancellationToken.None);
        return code;
    }

    private static (int Code, string? Message) Describe(Exception exception) => exception switch
    {
        IOException { HResult: BrokenPipe } => (ExitCodes.Done, null),
        CommandException command => (command.ExitCode, command.Message),
        PromptException => (ExitCodes.Usage, exception.Message),
        SourceException or ExportException or JournalException or GeneratorSetupException or ParquetException => (ExitCodes.Environment, exception.Message),
        OperationCanceledException => (ExitCodes.Interrupted, "interrupted"),
        FileNotFoundException missing => (ExitCodes.Environment, $"{missing.FileName}: no such file"),
        DirectoryNotFoundException or IOException or UnauthorizedAccessException => (ExitCodes.Environment, exception.Message),
        _ => (ExitCodes.Environment, $"this should not happen: {exception.GetType().Name}: {exception.Message} (--verbose shows where; please report it)"),
    };
}
