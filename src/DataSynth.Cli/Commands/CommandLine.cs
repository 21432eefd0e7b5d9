using System.CommandLine;
using System.CommandLine.Parsing;
using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Cli.Console;

namespace DataSynth.Cli.Commands;

/// <summary>The command tree: parses, answers help, and turns errors into one line and an exit code.</summary>
internal static class CommandLine
{
    /// <summary>The option that says more on standard error, in every verb.</summary>
    public const string Verbose = "--verbose";

    private const string Help = "--help";
    private const string Json = "--json";

    /// <summary>Runs one command.</summary>
    /// <param name="args">The arguments of the process.</param>
    /// <param name="streams">What to read from and write to.</param>
    /// <param name="cancellationToken">Stops the command.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, CommandStreams streams, CancellationToken cancellationToken = default)
    {
        if (RootHelp.Answer(args) is { } text)
        {
            await streams.WriteAsync(text, cancellationToken);
            return ExitCodes.Done;
        }

        var result = CommandLineParser.Parse(CreateTree(streams), args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.GetValue<bool>(Help) && result.CommandResult.Command is VerbCommand verb)
        {
            await streams.WriteAsync(VerbHelp.Render(verb, result.RootCommandResult.Command.Options), cancellationToken);
            return ExitCodes.Done;
        }

        if (result.Errors.Count > 0)
            return await RefuseAsync(result, args, streams);

        var failures = new FailureReport(streams, result.GetValue<bool>(Verbose), args.Contains(Json));
        try
        {
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await result.InvokeAsync(configuration, cancellationToken);
        }
#pragma warning disable CA1031 // The program's edge: every failure becomes one line and an exit code.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return await failures.WriteAsync(exception);
        }
    }

    private static Command CreateTree(CommandStreams streams)
    {
        var root = new Command("datasynth", "training data for tool-calling reward models")
        {
            new InitCommand(streams),
            new RunCommand(streams),
            new CheckCommand(streams),
            new PreviewCommand(streams),
            new ExportCommand(streams),
            new RelabelCommand(streams),
            new InspectCommand(streams),
            new CatCommand(streams),
            new ModelsCommand(streams),
            new FormatsCommand(streams),
            new SchemaCommand(streams),
            new ParseCommand(streams),
            new LabelCommand(streams),
            new RewardCommand(streams),
        };
        root.Add(new Option<bool>(Help, "-h", "-?") { Description = "this text", Recursive = true });
        root.Add(new Option<bool>(Verbose) { Description = "more on standard error", Recursive = true });
        return root;
    }

    private static async Task<int> RefuseAsync(ParseResult result, IReadOnlyList<string> args, CommandStreams streams)
    {
        var verb = result.CommandResult.Command as VerbCommand;
        string message;
        if (verb is not null)
            message = $"{verb.Name}: {OneLine(result.Errors[0].Message)} See datasynth {verb.Name} --help";
        else if (args.Count == 0)
            message = "found no verb, expected one, such as run. See datasynth --help";
        else
            message = $"unknown verb or option \"{OneLine(args[0])}\"{NearestWord.Hint(args[0], Verbs.All.Select(known => known.Name))} See datasynth --help";

        await streams.Error.WriteLineAsync($"datasynth: {message}");
        return ExitCodes.Usage;
    }

    private static string OneLine(string text) => DisplayWidth.Truncate(DisplayWidth.Printable(text), 200);
}
