using System.Security.Cryptography;

namespace DataSynth.EndToEnd.Tests.Runs;

/// <summary>What two folders must have in common to be byte-identical.</summary>
internal static class FolderContent
{
    /// <summary>Relative path → SHA-256 of every file below a folder.</summary>
    public static IReadOnlyDictionary<string, string> Of(string folder)
        => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(
                file => Path.GetRelativePath(folder, file),
                file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));

    public static void ShouldBeIdentical(string actual, string expected)
        => Of(actual).OrderBy(file => file.Key, StringComparer.Ordinal)
            .ShouldBe(Of(expected).OrderBy(file => file.Key, StringComparer.Ordinal));
}
