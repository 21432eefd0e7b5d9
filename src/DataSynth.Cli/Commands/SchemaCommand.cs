using System.CommandLine;
using DataSynth.Cli.Configuration;
using DataSynth.Cli.Console;

namespace DataSynth.Cli.Commands;

/// <summary><c>schema</c>.</summary>
internal sealed class SchemaCommand : VerbCommand
{
    private readonly Option<bool> _markdown = new("--markdown") { Description = "a table of all keys for people instead" };

    /// <summary>Creates the verb.</summary>
    /// <param name="streams">Where to write.</param>
    public SchemaCommand(CommandStreams streams)
        : base(Verbs.Schema, streams)
    {
        Add(_markdown);
    }

    /// <inheritdoc/>
    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var text = arguments.GetValue(_markdown) ? PipelineReference.Render() : PipelineSchema.Render();
        await Streams.WriteAsync(text, cancellationToken);
        return ExitCodes.Done;
    }
}
