using System.CommandLine;
using DataSynth.Cli.Console;
using DataSynth.Cli.Relabel;
using DataSynth.Cli.Signals;

namespace DataSynth.Cli.Commands;

/// <summary><c>relabel</c>.</summary>
internal sealed class RelabelCommand : VerbCommand
{
    private readonly Argument<string[]> _inputs = new("INPUT")
    {
        Description = "files, folders or globs; for journal the run folder",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _source = new Option<string>("--source")
    {
        Description = $"what the inputs are: toolrm (a preference set: ToolRM-train-data, fc-reward-bench, an earlier export), journal, or tasks whose outputs are given with --outputs ({string.Join(", ", RelabelSources.TaskFormats)})",
        HelpName = "FORMAT",
        Required = true,
    }.OneOf([.. RelabelSources.Names]);

    private readonly Option<string[]> _outputs = new("--outputs")
    {
        Description = "recorded outputs, JSON Lines of {id, result}, one file or folder for each model; without them the right calls of tasks are labelled against themselves",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly LabelSwitches _labels = new();

    private readonly Option<bool> _keep = new("--keep") { Description = "keep the input's other columns too; original_ before names that are taken" };

    private readonly Option<string?> _output = new Option<string?>("--output", "-o")
    {
        Description = "the data set folder; the run's state goes to the folder of that name with .run",
        HelpName = "DIR",
        Required = true,
    }.NotEmpty();

    private readonly Option<long?> _shardRows = new Option<long?>("--shard-rows")
    {
        Description = "rows of one shard, which is what an interrupted run has to do again at most; by default 100000",
        HelpName = "N",
    }.AtLeast(1);

    private readonly Option<long?> _workers = new Option<long?>("--workers")
    {
        Description = "how many threads label; by default one for each core",
        HelpName = "N",
    }.AtLeast(1);

    private readonly Option<bool> _json = new("--json") { Description = "the report as one JSON object on standard output" };

    /// <summary>Creates the verb.</summary>
    /// <param name="streams">Where to write.</param>
    public RelabelCommand(CommandStreams streams)
        : base(Verbs.Relabel, streams)
    {
        Add(_inputs);
        Add(_source);
        Add(_outputs);
        _labels.AddTo(this);
        Add(_keep);
        Add(_output);
        Add(_shardRows);
        Add(_workers);
        Add(_json);
    }

    /// <inheritdoc/>
    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var relabel = new RelabelArguments(
            arguments.GetRequiredValue(_inputs), arguments.GetRequiredValue(_source), arguments.GetValue(_outputs) ?? [], arguments.GetRequiredValue(_output)!)
        {
            Label = _labels.OptionsIn(arguments),
            StrictFormat = _labels.StrictFormatIn(arguments),
            Keep = arguments.GetValue(_keep),
            ShardRows = arguments.GetValue(_shardRows) ?? RelabelArguments.DefaultShardRows,
            Workers = (int)Math.Min(arguments.GetValue(_workers) ?? Environment.ProcessorCount, RelabelArguments.MaxWorkers),
            Json = arguments.GetValue(_json),
        };
        using var signals = ShutdownSignals.Install();
        signals.Announce = stage => Streams.Error.WriteLine(ShutdownMessage.Of(stage));
        return await RelabelVerb.ExecuteAsync(relabel, Streams, signals);
    }
}
