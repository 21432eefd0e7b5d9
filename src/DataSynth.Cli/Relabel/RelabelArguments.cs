using DataSynth.ToolCalling.Labels;

namespace DataSynth.Cli.Relabel;

/// <summary>The command line of <c>relabel</c>.</summary>
/// <param name="Inputs">Files, folders or globs; for a journal run folders.</param>
/// <param name="Source">What they are; a name of <see cref="RelabelSources"/>.</param>
/// <param name="Outputs">Recorded outputs: files, folders or globs; may be empty.</param>
/// <param name="OutputDirectory">The data set folder.</param>
internal sealed record RelabelArguments(
    IReadOnlyList<string> Inputs, string Source, IReadOnlyList<string> Outputs, string OutputDirectory)
{
    /// <summary>Rows of a shard where the command line does not say.</summary>
    public const long DefaultShardRows = 100_000;

    /// <summary>More threads than this only wait for each other.</summary>
    public const int MaxWorkers = 256;

    /// <summary>How to label.</summary>
    public LabelOptions Label { get; init; } = new();

    /// <summary>Whether a text must be calls and nothing else.</summary>
    public bool StrictFormat { get; init; }

    /// <summary>Whether other columns of the input are kept.</summary>
    public bool Keep { get; init; }

    /// <summary>Inputs that make a shard.</summary>
    public long ShardRows { get; init; } = DefaultShardRows;

    /// <summary>Threads that label; does not change the data.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether the report is one JSON object.</summary>
    public bool Json { get; init; }
}
