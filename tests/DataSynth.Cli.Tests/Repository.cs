using System.Runtime.CompilerServices;

namespace DataSynth.Cli.Tests;

/// <summary>Where the sources of this test stand.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    private static string ThisFile([CallerFilePath] string file = "") => file;
}
