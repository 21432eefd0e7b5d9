using DataSynth.Datasets.Sources;

namespace DataSynth.Cli.Runs;

/// <summary>What a source holds.</summary>
/// <param name="Tasks">Tasks that a run would take.</param>
/// <param name="Quarantined">Records that it would quarantine.</param>
/// <param name="FirstProblem">The first of them, or null.</param>
/// <param name="Licenses">The licences that its tasks state.</param>
internal sealed record SourceCounts(long Tasks, long Quarantined, QuarantinedRow? FirstProblem, IReadOnlySet<string> Licenses)
{
    private const int MaxLicenses = 8;

    /// <summary>The licences in words.</summary>
    public string LicenseText => Licenses.Count == 0 ? "not stated" : string.Join(", ", Licenses);

    /// <summary>Reads a source from front to end.</summary>
    /// <param name="source">The source.</param>
    /// <param name="groundTruth">What to do with right calls that contradict their tools.</param>
    /// <param name="scratchDirectory">Where ids may be kept.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SourceException">It cannot be read at all.</exception>
    public static async Task<SourceCounts> CountAsync(
        SourceSettings source, GroundTruthMode? groundTruth, string scratchDirectory, CancellationToken cancellationToken)
    {
        var (tasks, quarantined) = (0L, 0L);
        QuarantinedRow? first = null;
        var licenses = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var item in new TaskReader([source], groundTruth, new SourceLimits(), scratchDirectory).ReadAsync(cancellationToken))
        {
            if (item is QuarantinedRow row)
            {
                quarantined++;
                first ??= row;
                continue;
            }

            if (item is not SourceTask task)
                continue;
            tasks++;
            if (licenses.Count < MaxLicenses && task.Task.License is { } license)
                licenses.Add(license);
        }

        return new SourceCounts(tasks, quarantined, first, licenses);
    }
}
