using DataSynth.Cli.Commands;
using DataSynth.Cli.Configuration;
using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Cli.Configuration.Settings;
using DataSynth.Cli.Console;
using DataSynth.Cli.Console.Progress;
using DataSynth.Cli.Signals;
using DataSynth.Datasets.Export;
using DataSynth.Journal;
using DataSynth.Journal.Storage;

namespace DataSynth.Cli.Runs;

/// <summary>Makes a data set again from the journals of one or more runs. Asks nobody; journals are only read.</summary>
internal static class ExportVerb
{
    /// <summary>Exports.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="streams">Where to write.</param>
    /// <param name="signals">Any signal gives up; the data set that stands stays as it is.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="CommandException">A folder is no run's, or settings do not go together.</exception>
    public static async Task<int> ExecuteAsync(ExportArguments arguments, CommandStreams streams, ShutdownSignals signals)
    {
        var started = streams.Time.GetTimestamp();
        var folder = new RunFolder(arguments.OutputDirectory);
        DatasetFolder.RequireReplaceable(folder.DataSetDirectory);
        var directories = arguments.RunDirectories.Select(RunDirectory).ToList();
        RequireOtherFolder(directories, folder);
        var records = directories.Select(Record).ToList();
        var given = arguments.PipelinePath is null ? null : await PipelineLoader.LoadAsync(arguments.PipelinePath, streams, signals.Stop);
        if (given is { Pipeline: null })
            return ExitCodes.Usage;
        var pipeline = ExportOverrides.Apply(Recorded(directories[0], records[0]), given?.Pipeline, arguments);

        using var runLock = RunLock.Acquire(folder.Directory, streams.Time.GetUtcNow());
        var readers = new List<JournalReader>();
        try
        {
            foreach (var directory in directories)
                readers.Add(JournalReader.Open(directory, streams.Time));
            using var conflicts = new JsonLinesFile(folder.ConflictsFile);
            var (source, facts) = Sources(readers, records, directories, pipeline, conflicts);
            var progress = new RunProgress([], streams.Time);
            var exporting = new Exporting(new DataSetView(pipeline, folder), (int)Math.Min(arguments.Workers ?? Environment.ProcessorCount, 256), progress);
            ExportSummary dataSet;
            await using (var display = new ProgressDisplay(progress, streams))
            {
                signals.Announce = _ => display.WriteLine(ShutdownMessage.OfExport);
                dataSet = await exporting.RunAsync(source, facts, signals.Stop);
            }

            conflicts.Complete();
            var result = new ExportResult(dataSet, exporting, folder, conflicts.Count) { Elapsed = streams.Time.GetElapsedTime(started) };
            await ExportReport.WriteAsync(result, pipeline, arguments.Json, streams);
            return ExitCodes.Done;
        }
        finally
        {
            foreach (var reader in readers)
                reader.Dispose();
        }
    }

    /// <summary>The folder of a journal; the data set folder beside it is understood too.</summary>
    private static string RunDirectory(string given)
    {
        var directory = Path.TrimEndingDirectorySeparator(given);
        var beside = new RunFolder(directory).Directory;
        if (!File.Exists(Path.Combine(directory, "journal.sqlite")) && File.Exists(Path.Combine(beside, "journal.sqlite")))
            return beside;
        return Directory.Exists(directory)
            ? directory
            : throw CommandException.Environment($"{given}: no such folder, expected the folder of a run, which ends in .run");
    }

    private static void RequireOtherFolder(IEnumerable<string> directories, RunFolder folder)
    {
        var target = Path.GetFullPath(folder.Directory);
        if (directories.FirstOrDefault(directory => Path.GetFullPath(directory) == target) is { } same)
            throw CommandException.Usage($"-o {folder.DataSetDirectory}: is the data set of {same} itself, expected another folder");
    }

    private static RunRecord Record(string directory)
        => RunRecord.Read(directory)
            ?? throw CommandException.Environment($"{directory}: holds no run.json of a run, expected one beside the journal: start the run again, which asks nothing that is answered");

    private static PipelineFile Recorded(string directory, RunRecord record)
    {
        var reading = PipelineReader.Read(new SourceText(Path.Combine(directory, "run.json"), record.Pipeline));
        return reading.Pipeline
            ?? throw CommandException.Environment($"{directory}: the recorded pipeline is not one of this version: {reading.Diagnostics.Items[0].Message}");
    }

    private static (JournalSource Source, RunFacts Facts) Sources(
        List<JournalReader> readers, List<RunRecord> records, List<string> directories, PipelineFile pipeline, JsonLinesFile conflicts)
    {
        var first = records[0].Facts;
        if (readers.Count == 1)
            return (new SingleJournal(readers[0]), first with { Settings = ShapingSettings.WithView(first.Settings, pipeline) });

        var merged = new MergedJournals(readers, directories) { OnConflict = conflict => conflicts.Write(conflict.ToLine()) };
        return (merged, new RunFacts
        {
            Tasks = merged.Tasks,
            Variants = merged.Variants,
            Quarantined = records.Sum(record => record.Facts.Quarantined),
            Inputs = [.. records.SelectMany(record => record.Facts.Inputs).Distinct()],
            Settings = ShapingSettings.OfRuns([.. records.Select(record => record.Facts.Settings)], pipeline),
        });
    }
}
