namespace DataSynth.Datasets.Export;

/// <summary>
/// The data set's folder. A new set is built elsewhere and takes the old one's place by renaming, so that at no moment a half set looks
/// whole: the folder holds the old set, nothing, or the new set.
/// </summary>
internal static class DatasetFolder
{
    private const string Manifest = "manifest.json";

    /// <summary>Makes sure, before any work is done, that the folder may be replaced.</summary>
    /// <exception cref="ExportException">It holds something that is no data set, or is a file.</exception>
    public static void RequireReplaceable(string directory)
    {
        if (File.Exists(directory))
            throw new ExportException(directory, "is a file; expected a folder for the data set");
        if (Directory.Exists(directory)
            && !File.Exists(Path.Combine(directory, Manifest))
            && Directory.EnumerateFileSystemEntries(directory).Any())
        {
            throw new ExportException(directory, $"holds files but no {Manifest}, so it is no data set that could be replaced; choose another folder");
        }
    }

    /// <summary>Puts a finished set in place.</summary>
    /// <param name="staged">The finished set.</param>
    /// <param name="directory">Where it goes.</param>
    /// <param name="retired">A free path on the same file system for the old set, until it is deleted.</param>
    /// <exception cref="ExportException">The folder cannot be replaced.</exception>
    public static void Replace(string staged, string directory, string retired)
    {
        try
        {
            RequireReplaceable(directory);
            var target = Path.GetFullPath(directory);
            if (Path.GetDirectoryName(target) is { } parent)
                Directory.CreateDirectory(parent);
            if (Directory.Exists(retired))
                Directory.Delete(retired, recursive: true);
            if (Directory.Exists(target))
                Directory.Move(target, retired);
            Directory.Move(staged, target);
            if (Directory.Exists(retired))
                Directory.Delete(retired, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ExportException(directory, $"cannot be replaced: {exception.Message}; the finished set lies in {staged}", exception);
        }
    }
}
