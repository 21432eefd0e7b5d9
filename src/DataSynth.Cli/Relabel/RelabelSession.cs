using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using DataSynth.Cli.Commands;
using DataSynth.Cli.Console;
using DataSynth.Cli.Console.Progress;
using DataSynth.Cli.Runs;
using DataSynth.Cli.Signals;
using DataSynth.Datasets.Export;
using DataSynth.Datasets.Relabelling;
using DataSynth.Pipeline;

namespace DataSynth.Cli.Relabel;

/// <summary>One relabelling: read, label on all cores, write in order, put in place. What is finished stays finished, shard by shard.</summary>
/// <param name="arguments">The command line.</param>
/// <param name="folder">Where things lie; locked.</param>
/// <param name="files">The files that are read.</param>
/// <param name="streams">Where to write.</param>
/// <param name="signals">Stop and abort.</param>
internal sealed class RelabelSession(
    RelabelArguments arguments, RunFolder folder, IReadOnlyList<string> files, CommandStreams streams, ShutdownSignals signals)
{
    private const int WaitingBatches = 2;

    private readonly RunProgress _progress = new(["rows"], streams.Time);
    private long _inputs;
    private bool _ended;

    private ModelProgress Rows => _progress.Models[0];

    /// <summary>Runs to the end, or until a signal stops it.</summary>
    /// <exception cref="CommandException">There is nothing to label, or a row was lost, which a fault of this program alone can cause.</exception>
    public async Task<RelabelResult> RunAsync()
    {
        await using var file = new ProgressFile(folder.ProgressFile, _progress, streams.Time);
        try
        {
            var result = await RunToEndAsync();
            file.State = result.Set is null ? RunState.Interrupted : RunState.Done;
            return result;
        }
        catch
        {
            file.State = RunState.Failed;
            throw;
        }
    }

    private async Task<RelabelResult> RunToEndAsync()
    {
        await using var display = new ProgressDisplay(_progress, streams);
        signals.Announce = stage => display.WriteLine(ShutdownMessage.Of(stage));
        using var taskQuarantine = new JsonLinesFile(folder.QuarantineFile);
        ShardStore? store = null;
        try
        {
            _progress.Enter("looking at the inputs");
            var inputs = await RelabelInputs.ReadAsync(files, CountedFiles(), signals.Stop);
            using var opened = await RelabelSources.OpenAsync(
                arguments, folder, row => QuarantineLines.Write(taskQuarantine, row), signals.Stop);
            store = new ShardStore(folder, RelabelSettings.Identity(arguments, inputs));
            var before = store.Finished.Sum(shard => shard.Inputs);
            Rows.Plan(Math.Max(inputs.Rows, before));
            Rows.Reuse(before);
            _progress.CompletePlan();
            if (before > 0)
                display.WriteLine($"{NumberText.Count(before)} rows were labelled before; going on behind them");

            _progress.Enter("labelling");
            await LabelAsync(opened.Source, store, before);
            var result = ResultOf(store) with
            {
                LabelledBefore = before,
                Expected = inputs.Rows,
                Tasks = opened.Tasks?.Count,
                UnansweredTasks = opened.Tasks?.Unanswered,
                QuarantinedTasks = taskQuarantine.Count,
            };
            return _ended ? Publish(result, opened, inputs, store, taskQuarantine) : result;
        }
        catch (OperationCanceledException) when (signals.Stop.IsCancellationRequested)
        {
            return store is null ? new RelabelResult(new ShardTally(), _progress.Read().Elapsed) : ResultOf(store);
        }
    }

    private HashSet<string> CountedFiles()
        => [.. arguments.Outputs.Count > 0 ? arguments.Outputs.SelectMany(InputFiles.OfOutputs) : arguments.Source == RelabelSources.Journal ? [] : files];

    private async Task LabelAsync(RelabelSource source, ShardStore store, long before)
    {
        _inputs = before;
        using var writing = new ShardWriting(store, RelabelledSet.SchemaWith(source.KeptFields), arguments.ShardRows);
        await StagedPipeline
            .From("read", ReadAsync(source, before), capacity: WaitingBatches)
            .TransformInOrder(
                "label", arguments.Workers, (batch, _) => ValueTask.FromResult(LabelledBatch.Of(batch)), window: arguments.Workers + WaitingBatches)
            .Into("write", (batch, _) => Write(batch, writing))
            .RunAsync(signals.Stop, signals.Abort);
        if (_ended)
            writing.Complete();
    }

    private async IAsyncEnumerable<RelabelInput[]> ReadAsync(RelabelSource source, long skip, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var batch in source.ReadAsync(skip, cancellation))
            yield return batch;
        _ended = true;
    }

    private ValueTask Write(LabelledBatch batch, ShardWriting writing)
    {
        writing.Write(batch);
        _inputs += batch.Outcomes.Length;
        foreach (var outcome in batch.Outcomes)
        {
            Rows.Start();
            if (outcome.Quarantined is null)
                Rows.Answer(0, 0);
            else
                Rows.Fail("quarantined");
        }

        return ValueTask.CompletedTask;
    }

    private RelabelResult ResultOf(ShardStore store)
    {
        var sum = new TallyBuilder();
        foreach (var shard in store.Finished)
            sum.Add(shard);
        return new RelabelResult(sum.Build(), _progress.Read().Elapsed);
    }

    private RelabelResult Publish(RelabelResult result, OpenedSource opened, RelabelInputs inputs, ShardStore store, JsonLinesFile quarantine)
    {
        RequireBalance(result);
        _progress.Enter("writing the data set");
        for (var shard = 0; shard < store.Finished.Count; shard++)
            quarantine.Append(store.QuarantineFile(shard));
        quarantine.Complete();
        RequireRows(result);
        using var flips = new JsonLinesFile(folder.FlipsFile);
        for (var shard = 0; shard < store.Finished.Count; shard++)
            flips.Append(store.FlipsFile(shard));
        flips.Complete();

        var set = new RelabelledSet
        {
            Name = Path.GetFileName(folder.DataSetDirectory),
            Directory = folder.DataSetDirectory,
            StagingDirectory = store.StagingDirectory,
            RetiredDirectory = store.RetiredDirectory,
            Shards = Hash(store.NameShards()),
            Tally = result.Tally,
            KeptFields = opened.Source.KeptFields,
            Facts = new RunFacts
            {
                Tasks = result.Tasks ?? result.Tally.Rows,
                Quarantined = result.Quarantined + result.QuarantinedTasks,
                Inputs = arguments.Source == RelabelSources.Journal ? JournalSource.InputsOf(arguments.Inputs) : inputs.Files,
                Settings = RelabelSettings.Of(arguments),
            },
        };
        set.Publish();
        store.Clear();
        _progress.Enter("done");
        return result with { Set = set, Elapsed = _progress.Read().Elapsed };
    }

    private static IReadOnlyList<ShardFile> Hash(IReadOnlyList<(string Path, long Rows)> shards)
        => [.. shards.AsParallel().AsOrdered().Select(shard =>
        {
            using var content = File.OpenRead(shard.Path);
            return new ShardFile(
                $"data/{Path.GetFileName(shard.Path)}", RelabelledSet.Split, shard.Rows, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));
        })];

    /// <summary>An input that was emptied by mistake must not replace a data set by nothing.</summary>
    private void RequireRows(RelabelResult result)
    {
        if (result.Tally.Rows > 0)
            return;
        var names = string.Join(", ", arguments.Inputs.Concat(arguments.Outputs));
        var why = result.Quarantined == 0
            ? "no row in it"
            : $"all {NumberText.Count(result.Quarantined)} rows are quarantined, the first kind: {result.Tally.Quarantined.First().Key}";
        throw CommandException.Environment($"{names}: nothing to label as {arguments.Source} ({why}), expected at least one row");
    }

    /// <summary>Every input is a row or in quarantine; anything else is a fault of this program, and must not pass for a data set.</summary>
    private void RequireBalance(RelabelResult result)
    {
        if (_inputs == result.Tally.Inputs && result.Tally.Inputs == result.Tally.Rows + result.Quarantined)
            return;
        throw CommandException.Environment(
            $"{folder.DataSetDirectory}: {_inputs} rows in, {result.Tally.Rows} rows out and {result.Quarantined} quarantined, expected as many out as in; please report it");
    }
}
