using System.Runtime.CompilerServices;
using DataSynth.Cli.Runs;
using DataSynth.Datasets.Relabelling;
using DataSynth.Datasets.Sources;
using DataSynth.Journal;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Parsing;

namespace DataSynth.Cli.Relabel;

/// <summary>The replies of earlier runs: read and labelled anew, none left out but those that never came.</summary>
/// <param name="inputs">Run folders, or the data set folders beside them.</param>
/// <param name="labels">The rules.</param>
internal sealed class JournalSource(IReadOnlyList<string> inputs, LabelOptions labels) : RelabelSource
{
    /// <summary>The journal's name in a run folder.</summary>
    public const string FileName = "journal.sqlite";

    private const int BatchReplies = 64;

    /// <summary>The run folder that a path stands for.</summary>
    /// <param name="path">A run folder, or a data set folder.</param>
    public static string RunFolderOf(string path)
        => File.Exists(Path.Combine(path, FileName)) ? path : new RunFolder(path).Directory;

    /// <summary>The files that the journals' tasks came from, where a run noted them: a journal's own bytes hold times, which equal runs do not
    /// share.</summary>
    /// <param name="inputs">Run folders, or the data set folders beside them.</param>
    public static IReadOnlyList<InputFile> InputsOf(IReadOnlyList<string> inputs)
        => [.. inputs.SelectMany(input => RunRecord.Read(RunFolderOf(input))?.Facts.Inputs ?? [])];

    /// <inheritdoc/>
    public override async IAsyncEnumerable<RelabelInput[]> ReadAsync(long skip, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var left = skip;
        var batches = new InputBatches(BatchReplies);
        foreach (var folder in inputs.Select(RunFolderOf))
        {
            var reading = new CandidateReading(labels, new ParseOptions());
            using var journal = JournalReader.Open(folder, TimeProvider.System);
            var row = 0L;
            foreach (var raw in reading.Unfold(journal.ReadCandidates()).Where(raw => raw.Reply is not null))
            {
                row++;
                cancellationToken.ThrowIfCancellationRequested();
                if (left > 0)
                    left--;
                else if (batches.Add(new JournalInput(folder, row, raw, reading)) is { } full)
                    yield return full;
            }
        }

        if (batches.Rest() is { } rest)
            yield return rest;
        await Task.CompletedTask;
    }
}
