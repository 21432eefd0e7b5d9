using DataSynth.Datasets.Decontamination;

namespace DataSynth.Datasets.Survey;

/// <summary>What is looked for in all tasks before any is exported.</summary>
public sealed record SurveyOptions
{
    /// <summary>Which tasks are near-duplicates.</summary>
    public DedupSettings Dedup { get; init; } = new();

    /// <summary>What tasks must not match, or null.</summary>
    public BenchmarkIndex? Benchmarks { get; init; }

    /// <summary>Whether there is more than one split, so that near-duplicates must be found even where they are kept.</summary>
    public bool HasSplits { get; init; } = true;

    /// <summary>Of the MinHash permutations; default 0.</summary>
    public long Seed { get; init; }

    /// <summary>Where texts, and keys beyond the budget, lie.</summary>
    public required string ScratchDirectory { get; init; }

    /// <summary>Memory for keys, in bytes; beyond it they are sorted in scratch files. Default 16 MiB.</summary>
    public long KeyMemoryBytes { get; init; } = 16L * 1024 * 1024;

    internal bool ComparesTexts => Dedup.Near is not null || HasSplits;
}
