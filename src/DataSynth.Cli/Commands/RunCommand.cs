using System.CommandLine;
using DataSynth.Cli.Console;
using DataSynth.Cli.Runs;
using DataSynth.Cli.Signals;

namespace DataSynth.Cli.Commands;

/// <summary><c>run</c>.</summary>
internal sealed class RunCommand : VerbCommand
{
    private readonly Argument<string> _pipeline = PipelineArgument.Create();

    private readonly Option<long?> _limit = new Option<long?>("--limit")
    {
        Description = "the most tasks over all sources; by default all",
        HelpName = "N",
    }.AtLeast(1);

    private readonly Option<string?> _output = new Option<string?>("--output", "-o")
    {
        Description = "the data set folder instead of the pipeline's; the run's state goes to the folder of that name with .run",
        HelpName = "DIR",
    }.NotEmpty();

    private readonly Option<bool> _json = new("--json") { Description = "the counts as one JSON object on standard output" };
    private readonly Option<bool> _retryFailed = new("--retry-failed") { Description = "ask again what failed for good in an earlier run" };
    private readonly Option<bool> _onlyTruncated = new("--only-truncated") { Description = "ask again only what was cut at the token limit" };

    /// <summary>Creates the verb.</summary>
    /// <param name="streams">Where to write.</param>
    public RunCommand(CommandStreams streams)
        : base(Verbs.Run, streams)
    {
        Add(_pipeline);
        Add(_limit);
        Add(_output);
        Add(_json);
        Add(_retryFailed);
        Add(_onlyTruncated);
    }

    /// <inheritdoc/>
    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var run = new RunArguments(
            arguments.GetRequiredValue(_pipeline),
            arguments.GetValue(_limit),
            arguments.GetValue(_output),
            arguments.GetValue(_json),
            arguments.GetValue(_retryFailed),
            arguments.GetValue(_onlyTruncated),
            arguments.GetValue<bool>(CommandLine.Verbose));
        using var signals = ShutdownSignals.Install();
        signals.Announce = stage => Streams.Error.WriteLine(ShutdownMessage.Of(stage));
        return await RunVerb.ExecuteAsync(run, Streams, signals);
    }
}
