using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Export;

/// <summary>
/// The data set's folder. A new set is built elsewhere and takes the old one's place by renaming, so that at no moment a half set looks
/// whole: the folder holds the old set, nothing, or the new set. Nothing but a data set of this program is ever replaced or deleted.
/// </summary>
public static class DatasetFolder
{
    private const string Manifest = "manifest.json";
    private const string Data = "data";
    private static readonly string[] ShardExtensions = [".parquet", ".jsonl"];
    private const int NamedEntries = 3;
    private const long MaxManifestBytes = 256 * 1024 * 1024;

    private static readonly string[] Files = ["README.md", Manifest, "report.html", "dataset_info.json"];

    /// <summary>
    /// Makes sure, before any work is done, that a new data set may take this folder: it does not exist, is empty, or holds a data set
    /// of this program (a <c>manifest.json</c> with <c>counts</c> and <c>shards</c>) and nothing else, hidden entries included.
    /// </summary>
    /// <param name="directory">The folder, relative to the current working directory or absolute.</param>
    /// <exception cref="ExportException">It may not be replaced: it is a file or a link, holds something else, cannot be read, or is the
    /// current working directory or one above it.</exception>
    public static void RequireReplaceable(string directory)
    {
        try
        {
            if (ProblemOf(directory) is { } problem)
                throw new ExportException(directory, problem);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ExportException(directory, $"cannot be looked into: {exception.Message}; choose another folder", exception);
        }
    }

    /// <summary>Puts a finished set in place.</summary>
    /// <param name="staged">The finished set.</param>
    /// <param name="directory">Where it goes.</param>
    /// <param name="retired">A free path on the same file system for the old set, until it is deleted.</param>
    /// <exception cref="ExportException">The folder cannot be replaced, or the old set not be deleted as a whole.</exception>
    internal static void Replace(string staged, string directory, string retired)
    {
        try
        {
            RequireReplaceable(directory);
            var target = Path.GetFullPath(directory);
            if (Path.GetDirectoryName(target) is { } parent)
                Directory.CreateDirectory(parent);
            DeleteSet(retired);
            if (Directory.Exists(target))
                Directory.Move(target, retired);
            Directory.Move(staged, target);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ExportException(directory, $"cannot be replaced: {exception.Message}; the finished set lies in {staged}", exception);
        }

        try
        {
            DeleteSet(retired);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ExportException(retired, $"the old data set cannot be deleted: {exception.Message}; the new one is in place", exception);
        }
    }

    private static string? ProblemOf(string directory)
    {
        var folder = new DirectoryInfo(Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory)));
        if (folder.LinkTarget is { } link)
            return $"is a link to {link}; name a folder itself";
        if (File.Exists(folder.FullName))
            return "is a file; expected a folder for the data set";
        if (!folder.Exists)
            return null;
        if (HoldsWorkingDirectory(folder.FullName))
            return "is the current working directory or a folder above it, which is never replaced; choose a folder of its own for the data set";

        var entries = folder.EnumerateFileSystemInfos("*", AllEntries).ToList();
        if (entries.Count == 0)
            return null;
        var foreign = entries.SelectMany(ForeignIn).Order(StringComparer.Ordinal).ToList();
        if (foreign.Count > 0)
        {
            var more = foreign.Count > NamedEntries ? $" and {foreign.Count - NamedEntries} more" : "";
            return $"holds what is no part of a data set ({string.Join(", ", foreign.Take(NamedEntries))}{more}), "
                + "and replacing the folder would delete it; move it elsewhere, or choose another folder";
        }

        return IsManifest(Path.Combine(folder.FullName, Manifest))
            ? null
            : $"holds files but no {Manifest} with `counts` and `shards`, so it is no data set that could be replaced; choose another folder";
    }

    /// <summary>Hidden and system entries too, which the framework leaves out unless told otherwise.</summary>
    private static EnumerationOptions AllEntries => new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>What of an entry of the folder is not written by this program, as paths within the folder.</summary>
    private static IEnumerable<string> ForeignIn(FileSystemInfo entry)
    {
        if (entry is DirectoryInfo { Name: Data, LinkTarget: null } data)
        {
            return data.EnumerateFileSystemInfos("*", AllEntries)
                .Where(shard => shard is not FileInfo { LinkTarget: null } || !IsShard(shard.Name))
                .Select(shard => $"{Data}/{shard.Name}");
        }

        return entry is FileInfo { LinkTarget: null } && Files.Contains(entry.Name, StringComparer.Ordinal) ? [] : [entry.Name];
    }

    private static bool IsShard(string path) => ShardExtensions.Any(extension => path.EndsWith(extension, StringComparison.Ordinal));

    private static bool IsManifest(string path)
        => new FileInfo(path) is { Exists: true, Length: <= MaxManifestBytes }
            && JsonTextReader.TryRead(File.ReadAllBytes(path), JsonTextReader.DefaultMaxDepth, out var value, out _)
            && value is JsonObject manifest
            && manifest.TryGet("counts", out var counts) && counts is JsonObject
            && manifest.TryGet("shards", out var shards) && shards is JsonArray;

    private static bool HoldsWorkingDirectory(string directory)
    {
        var within = Path.GetRelativePath(WithoutLinks(directory), WithoutLinks(Directory.GetCurrentDirectory()));
        return !Path.IsPathRooted(within) && within != ".." && !within.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    /// <summary>The path with every link on the way followed, so that two names of one folder are seen to be one.</summary>
    private static string WithoutLinks(string path)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
            return path;
        var folder = new DirectoryInfo(Path.Combine(WithoutLinks(parent), Path.GetFileName(path)));
        return folder.ResolveLinkTarget(returnFinalTarget: true) is { } target ? WithoutLinks(target.FullName) : folder.FullName;
    }

    /// <summary>Deletes a data set entry by entry; whatever else came into the folder stays, and the folder with it.</summary>
    private static void DeleteSet(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var file in Files)
            File.Delete(Path.Combine(folder, file));
        var data = Path.Combine(folder, Data);
        if (Directory.Exists(data))
        {
            foreach (var shard in Directory.EnumerateFiles(data).Where(IsShard))
                File.Delete(shard);
            Directory.Delete(data);
        }

        Directory.Delete(folder);
    }
}
