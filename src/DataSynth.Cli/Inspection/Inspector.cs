using DataSynth.Cli.Commands;
using DataSynth.Journal;

namespace DataSynth.Cli.Inspection;

/// <summary>Finds out what a path is and looks into it.</summary>
internal static class Inspector
{
    /// <summary>The data set's manifest.</summary>
    public const string ManifestName = "manifest.json";

    private const string RunSuffix = ".run";

    /// <summary>Looks into a Parquet file, a data set folder or a run folder.</summary>
    /// <param name="path">The path as the user gave it.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="CommandException">There is nothing, or it is none of these.</exception>
    public static InspectionReport Inspect(string path, TimeProvider time)
    {
        if (File.Exists(path))
            return ParquetReport.Open(path);
        if (!Directory.Exists(path))
            throw CommandException.Environment($"{path}: no such file or folder, expected a Parquet file, a data set folder or a run folder");
        if (File.Exists(Path.Combine(path, ManifestName)))
            return DataSetReport.Open(path);

        var trimmed = Path.TrimEndingDirectorySeparator(path);
        if (!trimmed.EndsWith(RunSuffix, StringComparison.Ordinal))
            throw CommandException.Environment($"{path}: found a folder without {ManifestName}, expected a data set folder or a run folder (its name ends in {RunSuffix})");

        using var journal = JournalReader.Open(path, time);
        var dataSet = trimmed[..^RunSuffix.Length];
        return RunReport.Read(path, journal, File.Exists(Path.Combine(dataSet, ManifestName)) ? DataSetReport.Open(dataSet) : null);
    }
}
