using System.CommandLine;
using System.Globalization;
using DataSynth.Cli.Console;
using DataSynth.Cli.Runs;
using DataSynth.Cli.Signals;
using DataSynth.Datasets.Export;

namespace DataSynth.Cli.Commands;

/// <summary><c>export</c>.</summary>
internal sealed class ExportCommand : VerbCommand
{
    private readonly Argument<string[]> _runs = new("RUN_DIR")
    {
        Description = "run folders (they end in .run); equal requests of several runs are taken once, the folder named first holds",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "the data set folder; lists and scratch files go to the folder of that name with .run",
        HelpName = "DIR",
        Required = true,
    };

    private readonly Option<string> _profile = new Option<string>("--profile")
    {
        Description = "the columns: " + string.Join(", ", ExportProfiles.All.Select(profile => profile.Name)),
        HelpName = "P",
    }.OneOf([.. ExportProfiles.All.Select(profile => profile.Name)]);

    private readonly Option<string?> _pipeline = new Option<string?>("--pipeline")
    {
        Description = "take seed, label, pairs, dedup, decontaminate, select and export from this pipeline file instead of the run's",
        HelpName = "FILE",
    }.NotEmpty();

    private readonly Option<long?> _seed = new Option<long?>("--seed") { Description = "another seed", HelpName = "N" }.AtLeast(0);

    private readonly Option<string> _rules = new Option<string>("--rules")
    {
        Description = "label again by schema, exact or bfcl rules",
        HelpName = "R",
    }.OneOf("schema", "exact", "bfcl");

    private readonly Option<long?> _perTask = new Option<long?>("--per-task") { Description = "the most pairs of one source task", HelpName = "N" }.AtLeast(1);

    private readonly Option<string?> _near = new("--near") { Description = "drop tasks that are near-duplicates from this similarity on, such as 0.9", HelpName = "X" };

    private readonly Option<string[]> _decontaminate = new("--decontaminate")
    {
        Description = "drop tasks that match this benchmark file; may be given several times",
        HelpName = "FILE",
    };

    private readonly Option<string?> _splits = new Option<string?>("--splits") { Description = "such as train=0.9,validation=0.1", HelpName = "SPLITS" }.NotEmpty();
    private readonly Option<long?> _shardRows = new Option<long?>("--shard-rows") { Description = "the most rows of one file", HelpName = "N" }.AtLeast(1);

    private readonly Option<long?> _shardBytes = new Option<long?>("--shard-bytes")
    {
        Description = "the size of one file's values, uncompressed, after which a new file begins",
        HelpName = "N",
    }.AtLeast(1);

    private readonly Option<string> _compression = new Option<string>("--compression")
    {
        Description = "none, snappy, gzip, brotli or zstd",
        HelpName = "C",
    }.OneOf("none", "snappy", "gzip", "brotli", "zstd");

    private readonly Option<long?> _workers = new Option<long?>("--workers") { Description = "tasks worked on at once; by default one a core", HelpName = "N" }.AtLeast(1);
    private readonly Option<bool> _json = new("--json") { Description = "the counts as one JSON object on standard output" };

    /// <summary>Creates the verb.</summary>
    /// <param name="streams">Where to write.</param>
    public ExportCommand(CommandStreams streams)
        : base(Verbs.Export, streams)
    {
        Add(_runs);
        foreach (var option in new Option[]
        {
            _output, _profile, _pipeline, _seed, _rules, _perTask, _near, _decontaminate, _splits, _shardRows, _shardBytes, _compression, _workers, _json,
        })
        {
            Add(option);
        }
    }

    /// <inheritdoc/>
    protected override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var export = new ExportArguments
        {
            RunDirectories = arguments.GetRequiredValue(_runs),
            OutputDirectory = arguments.GetRequiredValue(_output),
            Profile = arguments.GetValue(_profile),
            PipelinePath = arguments.GetValue(_pipeline),
            Seed = arguments.GetValue(_seed),
            Rules = arguments.GetValue(_rules),
            PerTask = arguments.GetValue(_perTask),
            Near = Similarity(arguments.GetValue(_near)),
            Decontaminate = arguments.GetValue(_decontaminate) ?? [],
            Splits = arguments.GetValue(_splits),
            ShardRows = arguments.GetValue(_shardRows),
            ShardBytes = arguments.GetValue(_shardBytes),
            Compression = arguments.GetValue(_compression),
            Workers = arguments.GetValue(_workers),
            Json = arguments.GetValue(_json),
        };
        using var signals = ShutdownSignals.Install();
        return await ExportVerb.ExecuteAsync(export, Streams, signals);
    }

    private static double? Similarity(string? text)
    {
        if (text is null)
            return null;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var near) && near is > 0 and <= 1
            ? near
            : throw CommandException.Usage($"--near: found \"{text}\", expected a number above 0, at most 1");
    }
}
