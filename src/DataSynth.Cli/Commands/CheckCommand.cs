using System.CommandLine;
using DataSynth.Cli.Console;
using DataSynth.Cli.Runs;

namespace DataSynth.Cli.Commands;

/// <summary><c>check</c>.</summary>
internal sealed class CheckCommand : VerbCommand
{
    private readonly Argument<string> _pipeline = PipelineArgument.Create();
    private readonly Option<string?> _output = new Option<string?>("--output", "-o")
    {
        Description = "the data set folder instead of the pipeline's, as for run",
        HelpName = "DIR",
    }.NotEmpty();

    private readonly Option<bool> _json = new("--json") { Description = "the findings as one JSON object on standard output" };

    /// <summary>Creates the verb.</summary>
    /// <param name="streams">Where to write.</param>
    public CheckCommand(CommandStreams streams)
        : base(Verbs.Check, streams)
    {
        Add(_pipeline);
        Add(_output);
        Add(_json);
    }

    /// <inheritdoc/>
    protected override Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
        => CheckVerb.ExecuteAsync(
            arguments.GetRequiredValue(_pipeline), arguments.GetValue(_output), arguments.GetValue(_json), Streams, cancellationToken);
}
