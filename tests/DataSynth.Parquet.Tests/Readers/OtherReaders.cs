using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace DataSynth.Parquet.Tests.Readers;

/// <summary>Other implementations of Parquet, which run under Node.</summary>
internal static class OtherReaders
{
    private static readonly string Folder = Path.GetDirectoryName(ThisFile())!;

    /// <summary>Why they cannot run here, or null.</summary>
    public static string? Missing { get; } = Find();

    /// <summary>Runs a script of this folder and returns when it is done.</summary>
    public static void Run(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Folder };
        start.ArgumentList.Add(Path.Combine(Folder, script));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, errors);
    }

    private static string? Find()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
            return $"Other readers are not installed: run npm install --no-package-lock in tests/DataSynth.Parquet.Tests/Readers.";
        var paths = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return paths.Any(path => File.Exists(Path.Combine(path, "node")) || File.Exists(Path.Combine(path, "node.exe")))
            ? null
            : "Node is not installed.";
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
