using System.CommandLine;
using DataSynth.Cli.Console;
using DataSynth.Cli.Runs;

namespace DataSynth.Cli.Commands;

/// <summary><c>preview</c>.</summary>
internal sealed class PreviewCommand : VerbCommand
{
    private const int DefaultCount = 5;

    private readonly Argument<string> _pipeline = PipelineArgument.Create();

    private readonly Option<long?> _count = new Option<long?>("--count", "-n")
    {
        Description = $"how many tasks; by default {DefaultCount}",
        HelpName = "N",
    }.AtLeast(1);

    private readonly Option<bool> _json = new("--json") { Description = "the tasks and candidates as one JSON object on standard output" };

    /// <summary>Creates the verb.</summary>
    /// <param name="streams">Where to write.</param>
    public PreviewCommand(CommandStreams streams)
        : base(Verbs.Preview, streams)
    {
        Add(_pipeline);
        Add(_count);
        Add(_json);
    }

    /// <inheritdoc/>
    protected override Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var count = (int)Math.Min(int.MaxValue, arguments.GetValue(_count) ?? DefaultCount);
        return PreviewVerb.ExecuteAsync(arguments.GetRequiredValue(_pipeline), count, arguments.GetValue(_json), Streams, cancellationToken);
    }
}
