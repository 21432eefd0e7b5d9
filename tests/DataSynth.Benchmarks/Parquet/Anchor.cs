using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace DataSynth.Benchmarks.Parquet;

/// <summary>DuckDB on one thread, in a process that holds the rows and writes and scans them when asked.</summary>
internal sealed class Anchor : IDisposable
{
    private readonly Process _node;

    private Anchor(Process node) => _node = node;

    /// <summary>Loads the rows of a file; null, with a message, where DuckDB is not installed.</summary>
    /// <param name="file">The rows.</param>
    /// <param name="folder">Where its own files go.</param>
    public static Anchor? Start(string file, string folder)
    {
        var script = Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "DataSynth.Parquet.Tests", "Readers", "anchor.mjs");
        if (!Directory.Exists(Path.Combine(Path.GetDirectoryName(script)!, "node_modules")))
        {
            Console.WriteLine("DuckDB is not installed, so there is no anchor: run npm install --no-package-lock beside anchor.mjs.");
            return null;
        }

        return new(Process.Start(new ProcessStartInfo("node", [script, file, folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!);
    }

    /// <summary>Writes the rows in one codec and scans them.</summary>
    /// <param name="codec">Name of the codec, as <see cref="SizeBar.Name"/>.</param>
    public AnchorCosts Run(string codec)
    {
        _node.StandardInput.WriteLine(codec);
        var line = _node.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"DuckDB ended at {codec}.");
        return AnchorCosts.Parse(line);
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        _node.StandardInput.Close();
        _node.WaitForExit();
        _node.Dispose();
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
