using System.Diagnostics.CodeAnalysis;
using DataSynth.Datasets.Sources.Formats;

namespace DataSynth.Datasets.Sources;

/// <summary>The formats that tasks are read from. A new one is a class in <c>Formats/</c> and a line here.</summary>
public static class TaskSources
{
    /// <summary>All formats, in the order in which help shows them.</summary>
    public static IReadOnlyList<TaskFormat> All { get; } =
    [
        new NativeFormat(),
        new XlamFormat(),
        new XlamIrrelevanceFormat(),
        new SgdFormat(),
        new BfclFormat(),
        new ToolAceFormat(),
        new HermesFormat(),
        new OpenAiFormat(),
        new ToolRmFormat(),
        new RllaFormat(),
    ];

    /// <summary>Looks a format up.</summary>
    /// <param name="name">Its name, in lower case.</param>
    /// <param name="format">The format.</param>
    public static bool TryGet(string name, [NotNullWhen(true)] out TaskFormat? format)
    {
        format = All.FirstOrDefault(candidate => candidate.Name == name);
        return format is not null;
    }

    /// <summary>Every file that reading a source touches, in the order in which they are read.</summary>
    /// <param name="source">The source.</param>
    /// <exception cref="SourceException">There is no such file, or nothing matches.</exception>
    /// <exception cref="ArgumentException">There is no such format.</exception>
    public static IReadOnlyList<string> FilesOf(SourceSettings source) => Require(source.Format).Files(source.Path);

    /// <summary>Hashes a source's files for the manifest.</summary>
    /// <param name="source">The source.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>One entry for each file, in the order in which they are read.</returns>
    /// <exception cref="SourceException">A file is missing or cannot be read.</exception>
    /// <exception cref="ArgumentException">There is no such format.</exception>
    public static async Task<IReadOnlyList<InputFile>> HashAsync(SourceSettings source, CancellationToken cancellationToken)
    {
        var inputs = new List<InputFile>();
        foreach (var file in Require(source.Format).Files(source.Path))
            inputs.Add(await InputFile.HashAsync(file, cancellationToken).ConfigureAwait(false));
        return inputs;
    }

    /// <summary>The format of a name that was checked before.</summary>
    /// <exception cref="ArgumentException">There is no such format.</exception>
    internal static TaskFormat Require(string name)
        => TryGet(name, out var format)
            ? format
            : throw new ArgumentException($"unknown source format \"{name}\"; known: {string.Join(", ", All.Select(known => known.Name))}", nameof(name));
}
