using DataSynth.Datasets.Export;
using DataSynth.Parquet;

namespace DataSynth.Datasets.Relabelling;

/// <summary>A relabelled data set that is finished but for its card and its place.</summary>
public sealed record RelabelledSet
{
    /// <summary>The split that all rows are in.</summary>
    public const string Split = "train";

    /// <summary>The data set's name, for its card.</summary>
    public required string Name { get; init; }

    /// <summary>The data set's folder; replaced as a whole.</summary>
    public required string Directory { get; init; }

    /// <summary>The folder that becomes the data set's folder, on the same file system; its subfolder <c>data</c> holds the shards under
    /// their names.</summary>
    public required string StagingDirectory { get; init; }

    /// <summary>A free path on the same file system for the old set, until it is deleted.</summary>
    public required string RetiredDirectory { get; init; }

    /// <summary>The shards, in order.</summary>
    public required IReadOnlyList<ShardFile> Shards { get; init; }

    /// <summary>What became of the inputs.</summary>
    public required ShardTally Tally { get; init; }

    /// <summary>The columns that were kept.</summary>
    public required IReadOnlyList<ParquetField> KeptFields { get; init; }

    /// <summary>Inputs, settings, tasks and what was quarantined.</summary>
    public required RunFacts Facts { get; init; }

    /// <summary>The schema of the shards.</summary>
    public ParquetSchema Schema => RelabelColumns.Schema(KeptFields);

    /// <summary>The values of a row in the order of a set's <see cref="Schema"/>.</summary>
    /// <param name="row">The row.</param>
    public static object?[] ValuesOf(RelabelledRow row) => RelabelColumns.Values(row);

    /// <summary>The schema of shards with these columns kept.</summary>
    /// <param name="kept">The columns.</param>
    public static ParquetSchema SchemaWith(IReadOnlyList<ParquetField> kept) => RelabelColumns.Schema(kept);

    /// <summary>The counts of the manifest. Every row is a candidate that was labelled; none is dropped.</summary>
    public ExportCounts Counts => new()
    {
        Tasks = Facts.Tasks,
        Variants = Tally.Obfuscated,
        Candidates = Tally.Rows,
        Failures = 0,
        Correct = Tally.Correct,
        Incorrect = Tally.Incorrect,
        Unlabelled = Tally.Unlabelled,
        Pairs = Tally.Rows,
        Duplicates = 0,
        Quarantined = Facts.Quarantined,
        Rows = [new SplitRows(Split, Tally.Rows)],
    };

    /// <summary>Writes manifest and card, and puts the set in its place.</summary>
    /// <exception cref="ExportException">The files cannot be written, or the folder cannot be replaced.</exception>
    public void Publish()
    {
        try
        {
            File.WriteAllBytes(Path.Combine(StagingDirectory, "README.md"), new RelabelCard(this).Render());
            var statistics = ManifestStatistics.Of(Tally.Outcomes.Select(row => new OutcomeCount(row.Dataset, row.Model, row.Outcome, row.Count, row.Count)));
            File.WriteAllBytes(Path.Combine(StagingDirectory, "manifest.json"), ManifestFile.Render(Counts, Facts, Shards, statistics));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ExportException(StagingDirectory, $"cannot be written: {exception.Message}", exception);
        }

        DatasetFolder.Replace(StagingDirectory, Directory, RetiredDirectory);
    }
}
