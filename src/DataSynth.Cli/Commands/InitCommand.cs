using System.CommandLine;
using DataSynth.Cli.Console;
using DataSynth.Cli.Starter;

namespace DataSynth.Cli.Commands;

/// <summary><c>init</c>.</summary>
internal sealed class InitCommand : VerbCommand
{
    private readonly Argument<string> _directory = new("DIR")
    {
        Description = "the folder; by default the current one",
        Arity = ArgumentArity.ZeroOrOne,
        DefaultValueFactory = _ => ".",
    };

    /// <summary>Creates the verb.</summary>
    /// <param name="streams">Where to write.</param>
    public InitCommand(CommandStreams streams)
        : base(Verbs.Init, streams)
    {
        Add(_directory);
    }

    /// <inheritdoc/>
    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var directory = arguments.GetRequiredValue(_directory);
        foreach (var path in await StarterFiles.WriteAsync(directory, cancellationToken))
            await Streams.WriteAsync($"{path}\n", cancellationToken);
        var pipeline = StarterFiles.PipelinePath(directory);
        await Streams.Error.WriteLineAsync($"next, from this directory, where the relative paths in it start: datasynth run {pipeline}");
        return ExitCodes.Done;
    }
}
