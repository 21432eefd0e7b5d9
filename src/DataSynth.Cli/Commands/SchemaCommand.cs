using System.CommandLine;
using DataSynth.Cli.Configuration;
using DataSynth.Cli.Console;

namespace DataSynth.Cli.Commands;

/// <summary><c>schema</c>.</summary>
internal sealed class SchemaCommand : VerbCommand
{
    /// <summary>Creates the verb.</summary>
    /// <param name="streams">Where to write.</param>
    public SchemaCommand(CommandStreams streams)
        : base(Verbs.Schema, streams)
    {
    }

    /// <inheritdoc/>
    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await Streams.WriteAsync(PipelineSchema.Render(), cancellationToken);
        return ExitCodes.Done;
    }
}
