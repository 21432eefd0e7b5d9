using DataSynth.Datasets.Sources;
using DataSynth.Datasets.Sources.Reading;

namespace DataSynth.Datasets.Relabelling;

/// <summary>The files that existing data lies in.</summary>
public static class InputFiles
{
    private static readonly string[] RecordExtensions = [".json", ".jsonl", ".ndjson", ".json.gz", ".jsonl.gz", ".ndjson.gz", ".parquet"];

    /// <summary>The files of a preference set.</summary>
    /// <param name="path">A file; a glob; or a folder, which stands for its Parquet files, for those in its <c>data</c> folder, or else
    /// for its JSON files.</param>
    /// <exception cref="SourceException">There is no such file.</exception>
    public static IReadOnlyList<string> OfSet(string path)
    {
        if (!Directory.Exists(path))
            return SourceFiles.Resolve(path);
        foreach (var folder in new[] { path, Path.Combine(path, "data") })
        {
            var shards = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.parquet") : [];
            if (shards.Length > 0)
                return Ordered(shards);
        }

        return SourceFiles.Resolve(path);
    }

    /// <summary>The files of recorded outputs.</summary>
    /// <param name="path">A file; a glob; or a folder, which stands for all JSON and Parquet files in it and below it, since a folder of official results
    /// has a folder for each model.</param>
    /// <exception cref="SourceException">There is no such file.</exception>
    public static IReadOnlyList<string> OfOutputs(string path)
    {
        if (!Directory.Exists(path))
            return SourceFiles.Resolve(path);
        var files = Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 8 })
            .Where(file => RecordExtensions.Any(extension => file.EndsWith(extension, StringComparison.OrdinalIgnoreCase)))
            .ToArray();
        return files.Length > 0
            ? Ordered(files)
            : throw new SourceException(path, $"the folder holds no outputs; expected files that end in {string.Join(", ", RecordExtensions)}");
    }

    /// <summary>Whether a file is a Parquet file, by its first bytes.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="SourceException">It cannot be read.</exception>
    public static bool IsParquet(string file) => ParquetRecordReader.IsParquet(file);

    /// <summary>What a data set is called that has no name of its own: its file's name up to the first dot.</summary>
    /// <param name="file">The file.</param>
    public static string DatasetNameOf(string file)
    {
        var name = Path.GetFileName(file);
        var dot = name.IndexOf('.', Math.Min(1, name.Length));
        return dot < 0 ? name : name[..dot];
    }

    private static string[] Ordered(string[] files)
    {
        Array.Sort(files, string.CompareOrdinal);
        return files;
    }
}
