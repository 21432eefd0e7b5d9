using DataSynth.Cli.Commands;
using DataSynth.Cli.Runs;
using DataSynth.Datasets.Relabelling;
using DataSynth.Datasets.Relabelling.Outputs;
using DataSynth.Datasets.Relabelling.Preferences;
using DataSynth.Datasets.Sources;

namespace DataSynth.Cli.Relabel;

/// <summary>What can be labelled again, by the names of <c>--source</c>.</summary>
internal static class RelabelSources
{
    /// <summary>Preference sets: ToolRM-train-data, fc-reward-bench, our own exports.</summary>
    public const string PreferenceSet = "toolrm";

    /// <summary>Run folders of <c>run</c>.</summary>
    public const string Journal = "journal";

    /// <summary>The formats of tasks, whose outputs lie in files of their own.</summary>
    public static IReadOnlyList<string> TaskFormats { get; } = [.. TaskSources.All.Select(format => format.Name).Where(name => name != PreferenceSet)];

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } = [PreferenceSet, Journal, .. TaskFormats];

    /// <summary>Every file that is read, in order; for the manifest, and to tell whether a run that was interrupted can go on.</summary>
    /// <param name="arguments">The command line.</param>
    /// <exception cref="SourceException">There is no such file.</exception>
    public static IReadOnlyList<string> Files(RelabelArguments arguments)
    {
        RequireFitting(arguments);
        IEnumerable<string> inputs = arguments.Source switch
        {
            Journal => arguments.Inputs.Select(input => Path.Combine(JournalSource.RunFolderOf(input), JournalSource.FileName)),
            PreferenceSet => arguments.Inputs.SelectMany(InputFiles.OfSet),
            _ => arguments.Inputs.SelectMany(input => TaskSources.FilesOf(new SourceSettings(input, arguments.Source))),
        };
        return [.. inputs, .. arguments.Outputs.SelectMany(InputFiles.OfOutputs)];
    }

    /// <summary>Opens what is to be labelled.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="folder">Where scratch files lie.</param>
    /// <param name="quarantine">Takes records that are no tasks.</param>
    /// <param name="cancellation">Ends the reading of tasks.</param>
    /// <exception cref="SourceException">A file cannot be read.</exception>
    public static async Task<OpenedSource> OpenAsync(
        RelabelArguments arguments, RunFolder folder, Action<QuarantinedRow> quarantine, CancellationToken cancellation)
    {
        var options = new RelabelOptions(arguments.Label, arguments.Keep, arguments.StrictFormat);
        var limits = new SourceLimits();
        switch (arguments.Source)
        {
            case PreferenceSet:
                return new OpenedSource(new PreferenceSource([.. arguments.Inputs.SelectMany(InputFiles.OfSet)], options, limits), null);
            case Journal:
                return new OpenedSource(new JournalSource(arguments.Inputs, arguments.Label), null);
        }

        var sources = arguments.Inputs.Select(input => new SourceSettings(input, arguments.Source)).ToArray();
        var tasks = Tasks(arguments, sources, limits, folder.ScratchDirectory);
        if (arguments.Outputs.Count == 0)
            return new OpenedSource(new GroundTruthSource(tasks, options), null);

        var store = await TaskStore.LoadAsync(tasks, quarantine, arguments.Label, folder.ScratchDirectory, cancellation);
        return new OpenedSource(new OutputSource([.. arguments.Outputs.SelectMany(InputFiles.OfOutputs)], store, options, limits), store);
    }

    /// <summary>Tasks whose right calls contradict their tools are not quarantined: their outputs are <c>unlabelled</c>, unless the format
    /// is known for such contradictions and its labels do without the check.</summary>
    private static TaskReader Tasks(RelabelArguments arguments, IReadOnlyList<SourceSettings> sources, SourceLimits limits, string scratch)
    {
        var format = TaskSources.All.Single(format => format.Name == arguments.Source);
        return format.DefaultGroundTruth == GroundTruthMode.Off
            ? new TaskReader([.. sources.Select(source => source with { GroundTruth = GroundTruthMode.Off })], GroundTruthMode.Strict, limits, scratch)
            : new TaskReader(sources, GroundTruthMode.Off, limits, scratch);
    }

    private static void RequireFitting(RelabelArguments arguments)
    {
        if (arguments is { Outputs.Count: > 0, Source: PreferenceSet or Journal })
            throw CommandException.Usage($"--outputs: found with --source {arguments.Source}, which holds its outputs itself; expected one of {string.Join(", ", TaskFormats)}");
        if (arguments is { StrictFormat: true, Source: PreferenceSet or Journal })
            throw CommandException.Usage($"--strict-format: found with --source {arguments.Source}; expected outputs as texts, with one of {string.Join(", ", TaskFormats)}");
        if (arguments.Keep && (arguments.Source == Journal || (arguments.Source != PreferenceSet && arguments.Outputs.Count == 0)))
            throw CommandException.Usage($"--keep: found with --source {arguments.Source} and no --outputs, which have no other columns; leave it out");
    }
}
