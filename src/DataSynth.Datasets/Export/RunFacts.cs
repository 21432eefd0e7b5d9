using DataSynth.Datasets.Sources;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Export;

/// <summary>What the data set's manifest and card say of the run besides what its candidates show.</summary>
public sealed record RunFacts
{
    /// <summary>Source tasks that were read and taken.</summary>
    public required long Tasks { get; init; }

    /// <summary>Obfuscated variants of them; default none.</summary>
    public long Variants { get; init; }

    /// <summary>Requests that ended without a reply. Candidates and failures together are what was asked.</summary>
    public long Failures { get; init; }

    /// <summary>Records that are no tasks.</summary>
    public long Quarantined { get; init; }

    /// <summary>The files that the data was made from.</summary>
    public IReadOnlyList<InputFile> Inputs { get; init; } = [];

    /// <summary>What of the files could not be used; a sentence each.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>The settings that shape the data; no times, endpoints or paths outside the data set.</summary>
    public JsonObject Settings { get; init; } = JsonObject.Empty;
}
