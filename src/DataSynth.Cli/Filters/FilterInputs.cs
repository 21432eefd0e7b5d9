using System.IO.Compression;
using DataSynth.Cli.Commands;

namespace DataSynth.Cli.Filters;

/// <summary>The inputs of a filter: files, gzip by their name's ending, or standard input.</summary>
internal static class FilterInputs
{
    /// <summary>What to open, in order.</summary>
    /// <param name="files">Paths; <c>-</c> stands for standard input, and none at all too.</param>
    /// <param name="standardInput">Standard input.</param>
    /// <exception cref="CommandException">A file does not exist.</exception>
    public static IReadOnlyList<Func<Stream>> Of(IReadOnlyList<string> files, Stream standardInput)
    {
        if (files.Count == 0)
            return [() => standardInput];

        // Found out before the first answer, so that a typing error in the last name does not waste the work on the first.
        foreach (var file in files.Where(file => file != "-" && !File.Exists(file)))
            throw CommandException.Environment($"{file}: no such file, expected JSON Lines");
        return [.. files.Select(file => file == "-" ? () => standardInput : (Func<Stream>)(() => Open(file)))];
    }

    private static NamedInputStream Open(string path)
    {
        var file = File.OpenRead(path);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new NamedInputStream(path, new GZipStream(file, CompressionMode.Decompress))
            : new NamedInputStream(path, file);
    }
}
