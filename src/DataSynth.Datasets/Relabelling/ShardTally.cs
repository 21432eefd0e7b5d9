namespace DataSynth.Datasets.Relabelling;

/// <summary>What became of the inputs of one shard, or of all of them; what is written down when a shard is finished.</summary>
public sealed record ShardTally
{
    /// <summary>Inputs taken.</summary>
    public long Inputs { get; init; }

    /// <summary>Rows written.</summary>
    public long Rows { get; init; }

    /// <summary>Rows labelled correct.</summary>
    public long Correct { get; init; }

    /// <summary>Rows labelled incorrect.</summary>
    public long Incorrect { get; init; }

    /// <summary>Rows of which nothing can be said.</summary>
    public long Unlabelled { get; init; }

    /// <summary>Rows of obfuscated tasks.</summary>
    public long Obfuscated { get; init; }

    /// <summary>Rows whose label changed.</summary>
    public long Flipped { get; init; }

    /// <summary>Rows that came with a label.</summary>
    public long LabelledBefore { get; init; }

    /// <summary>Quarantined inputs by kind.</summary>
    public IReadOnlyDictionary<string, long> Quarantined { get; init; } = new SortedDictionary<string, long>(StringComparer.Ordinal);

    /// <summary>Rows by data set, model and outcome, in ordinal order.</summary>
    public IReadOnlyList<OutcomeTally> Outcomes { get; init; } = [];

    /// <summary>Changed labels, most frequent first.</summary>
    public IReadOnlyList<FlipGroup> Flips { get; init; } = [];

    /// <summary>Licences of weights by generator, in ordinal order; <c>not stated</c> where a row does not say.</summary>
    public IReadOnlyDictionary<string, string> Generators { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);
}
