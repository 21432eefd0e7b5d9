namespace DataSynth.EndToEnd.Tests.Repository;

/// <summary>Finds the checkout that these tests were built from.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    public static string At(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Every C# file that a person wrote under a top-level folder, as path relative to the root and lines.</summary>
    public static IEnumerable<(string Path, string[] Lines)> SourceFiles(params string[] folders)
        => from folder in folders
           from file in Directory.EnumerateFiles(At(folder), "*.cs", SearchOption.AllDirectories)
           let relative = System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/')
           where !relative.Contains("/obj/", StringComparison.Ordinal) && !relative.Contains("/bin/", StringComparison.Ordinal)
           where !relative.Contains("/node_modules/", StringComparison.Ordinal)
           select (relative, File.ReadAllLines(file));

    private static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "DataSynth.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"no folder above {start} holds DataSynth.sln; run the tests from a checkout");
    }
}
