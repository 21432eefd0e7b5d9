namespace DataSynth.Datasets.Sources;

/// <summary>Which files a source's path stands for.</summary>
public static class SourceFiles
{
    private static readonly string[] RecordExtensions = [".json", ".jsonl", ".ndjson", ".json.gz", ".jsonl.gz", ".ndjson.gz", ".parquet"];

    /// <summary>The files of a path.</summary>
    /// <param name="path">A file; a folder, which stands for its own <c>.json</c>, <c>.jsonl</c> and <c>.ndjson</c> files, plain or
    /// <c>.gz</c>, and <c>.parquet</c> files; or a glob.</param>
    /// <returns>At least one file, in ordinal order of their paths.</returns>
    /// <exception cref="SourceException">There is no such file, or nothing matches.</exception>
    public static IReadOnlyList<string> Resolve(string path)
    {
        if (File.Exists(path))
            return [path];

        try
        {
            if (Directory.Exists(path))
            {
                var files = Directory.GetFiles(path).Where(IsRecordFile).ToArray();
                Array.Sort(files, string.CompareOrdinal);
                return files.Length > 0
                    ? files
                    : throw new SourceException(path, $"the folder holds no data file; expected one of {string.Join(", ", RecordExtensions)}");
            }

            if (!GlobPattern.IsGlob(path))
                throw new SourceException(path, "no such file or folder");
            var matches = new GlobPattern(path).Match();
            return matches.Count > 0 ? matches : throw new SourceException(path, "no file matches");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SourceException(path, $"cannot be read: {exception.Message}", exception);
        }
    }

    private static bool IsRecordFile(string path)
        => RecordExtensions.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
}
