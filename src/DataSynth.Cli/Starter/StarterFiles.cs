using System.Reflection;
using System.Text;
using DataSynth.Cli.Commands;

namespace DataSynth.Cli.Starter;

/// <summary>The files that a newcomer starts from. They lie in this assembly, so that the packed tool needs no repository.</summary>
internal static class StarterFiles
{
    private const string Pipeline = "pipeline.yaml";

    /// <summary>Name in the folder, and name of the resource.</summary>
    private static readonly (string Path, string Resource)[] Files =
    [
        (Pipeline, "starter/pipeline.yaml"),
        ("tasks.jsonl", "starter/tasks.jsonl"),
        ("prompts/tool-calling.md", "starter/tool-calling.md"),
        ("prompts/pythonic.md", "starter/pythonic.md"),
        ("prompts/toolrl.md", "starter/toolrl.md"),
        ("prompts/README.md", "starter/prompts.md"),
    ];

    /// <summary>Where the pipeline of a folder lies, as a user would write it.</summary>
    /// <param name="directory">The folder.</param>
    public static string PipelinePath(string directory) => In(directory, Pipeline);

    /// <summary>Writes the files into a folder, which is created.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    /// <returns>The paths written.</returns>
    /// <exception cref="CommandException">One of the files is there already; then none is written.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(string directory, CancellationToken cancellationToken)
    {
        if (File.Exists(directory))
            throw CommandException.Usage($"{directory}: found a file, expected a folder");
        if (directory.Any(char.IsControl))
            throw CommandException.Usage($"{directory}: found a control character, expected the name of a folder");
        foreach (var (name, _) in Files)
        {
            var path = In(directory, name);
            if (File.Exists(path))
                throw CommandException.Usage($"{path}: is there already, and init overwrites nothing; name another folder");
        }

        var written = new List<string>();
        foreach (var (name, resource) in Files)
        {
            var path = In(directory, name);
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);

            // Paths in a pipeline file start at the current directory, so the folder's own path is written into it, within single quotes.
            var prefix = In(directory, string.Empty).Replace("'", "''", StringComparison.Ordinal);
            var text = Read(resource).Replace("DIR/", prefix, StringComparison.Ordinal);
            await using var file = new FileStream(path, FileMode.CreateNew);
            await file.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
            written.Add(path);
        }

        return written;
    }

    private static string In(string directory, string name)
        => directory == "." ? name : $"{directory.TrimEnd('/', Path.DirectorySeparatorChar)}/{name}";

    private static string Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"found no resource {resource} in this assembly, expected one");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
