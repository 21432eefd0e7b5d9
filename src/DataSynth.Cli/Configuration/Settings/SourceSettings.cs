using DataSynth.Cli.Configuration.Diagnostics;

namespace DataSynth.Cli.Configuration.Settings;

/// <summary>One source of tasks.</summary>
internal sealed record SourceSettings
{
    /// <summary>A file, a folder or a glob, relative to the current directory.</summary>
    public required string File { get; init; }

    /// <summary>The name of the format.</summary>
    public required string Format { get; init; }

    /// <summary>The data set's name in every row; null for what the source says, or else the file's name.</summary>
    public string? Dataset { get; init; }

    /// <summary>The licence of tasks that name none; null when unknown.</summary>
    public string? License { get; init; }

    /// <summary>The most tasks taken from this source; null for all.</summary>
    public long? Limit { get; init; }

    /// <summary>Where the entry stands in the pipeline file.</summary>
    public SourcePosition Position { get; init; }
}
