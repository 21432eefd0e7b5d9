using DataSynth.Datasets.Sources;

namespace DataSynth.Cli.Runs;

/// <summary>What a source holds.</summary>
/// <param name="Tasks">Tasks that a run would take.</param>
/// <param name="Quarantined">Records that it would quarantine.</param>
/// <param name="FirstProblem">The first of them, or null.</param>
/// <param name="Licenses">The licences that its tasks state.</param>
internal sealed record SourceCounts(long Tasks, long Quarantined, QuarantinedRow? FirstProblem, IReadOnlySet<string> Licenses)
{
    /// <summary>Records read.</summary>
    public long Records { get; private init; }

    /// <summary>Sound records that a run would not use.</summary>
    public long LeftOut { get; private init; }

    /// <summary>Tasks among <see cref="Tasks"/> whose right calls contradict their tools.</summary>
    public long Marked { get; private init; }

    /// <summary>What its licences ask for beyond naming the source, or null.</summary>
    public string? Restrictions
    {
        get
        {
            var found = Licenses.Select(license => (license, Terms: LicenseTerms.RestrictionOf(license))).Where(pair => pair.Terms is not null);
            var text = string.Join("; ", found.Select(pair => $"{pair.license} is {pair.Terms}"));
            return text.Length == 0 ? null : text;
        }
    }

    private const int MaxLicenses = 8;

    /// <summary>The licences in words.</summary>
    public string LicenseText => Licenses.Count == 0 ? "not stated" : string.Join(", ", Licenses);

    /// <summary>Reads a source from front to end.</summary>
    /// <param name="source">The source.</param>
    /// <param name="groundTruth">What to do with right calls that contradict their tools.</param>
    /// <param name="seed">From which a shuffled order is drawn.</param>
    /// <param name="scratchDirectory">Where ids may be kept.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SourceException">It cannot be read at all.</exception>
    public static async Task<SourceCounts> CountAsync(
        SourceSettings source, GroundTruthMode? groundTruth, long seed, string scratchDirectory, CancellationToken cancellationToken)
    {
        var (tasks, quarantined, records, leftOut, marked) = (0L, 0L, 0L, 0L, 0L);
        QuarantinedRow? first = null;
        var licenses = new SortedSet<string>(StringComparer.Ordinal);
        var reader = new TaskReader([source], groundTruth, new SourceLimits(), scratchDirectory) { Seed = seed };
        await foreach (var item in reader.ReadAsync(cancellationToken))
        {
            if (!item.IsFurther)
                records++;
            if (item is LeftOutRow)
                leftOut++;
            if (item is QuarantinedRow row)
            {
                quarantined++;
                first ??= row;
                continue;
            }

            if (item is not SourceTask task)
                continue;
            tasks++;
            if (task.Task.Contradiction is not null)
                marked++;
            if (licenses.Count < MaxLicenses && task.Task.License is { } license)
                licenses.Add(license);
        }

        return new SourceCounts(tasks, quarantined, first, licenses) { Records = records, LeftOut = leftOut, Marked = marked };
    }
}
