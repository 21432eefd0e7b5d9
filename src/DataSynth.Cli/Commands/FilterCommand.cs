using System.CommandLine;
using DataSynth.Cli.Console;
using DataSynth.Cli.Filters;

namespace DataSynth.Cli.Commands;

/// <summary>What <c>parse</c>, <c>label</c> and <c>reward</c> share: JSON Lines in, one line out per line in.</summary>
internal abstract class FilterCommand : VerbCommand
{
    private const long DefaultMaxLineBytes = 64 * 1024 * 1024;
    private const long GreatestMaxLineBytes = 1024 * 1024 * 1024;

    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "JSON Lines, .gz too; standard input when none is given",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<long?> _workers = new Option<long?>("--workers")
    {
        Description = "how many threads; by default one for each core",
        HelpName = "N",
    }.AtLeast(1);

    private readonly Option<long?> _maxLineBytes = new Option<long?>("--max-line-bytes")
    {
        Description = "a longer line is answered with an error; by default 67108864",
        HelpName = "N",
    }.AtLeast(1);

    /// <summary>Creates the verb.</summary>
    /// <param name="verb">What help says about it.</param>
    /// <param name="streams">What it reads from and writes to.</param>
    protected FilterCommand(VerbDescription verb, CommandStreams streams)
        : base(verb, streams)
    {
        Add(_files);
        Add(_workers);
        Add(_maxLineBytes);
    }

    /// <summary>What answers a line.</summary>
    /// <param name="arguments">The arguments.</param>
    protected abstract LineEvaluator CreateEvaluator(ParseResult arguments);

    /// <inheritdoc/>
    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var inputs = FilterInputs.Of(arguments.GetValue(_files) ?? [], Streams.Input);
        var workers = (int)Math.Min(arguments.GetValue(_workers) ?? Environment.ProcessorCount, 256);
        var maxLineBytes = (int)Math.Min(arguments.GetValue(_maxLineBytes) ?? DefaultMaxLineBytes, GreatestMaxLineBytes);
        var report = await new LineFilter(CreateEvaluator(arguments), workers, maxLineBytes).RunAsync(inputs, Streams.Output, cancellationToken);
        if (report.Malformed == 0)
            return ExitCodes.Done;

        await Streams.Error.WriteLineAsync($"datasynth: {report.Malformed} of {report.Lines} lines are malformed; their answers hold \"error\"");
        return ExitCodes.TooManyFailures;
    }
}
