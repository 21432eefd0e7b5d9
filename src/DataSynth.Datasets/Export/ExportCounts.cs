using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Export;

/// <summary>The counts at the top of <c>manifest.json</c>, of <c>run --json</c> and of <c>inspect --json</c>.</summary>
public sealed record ExportCounts
{
    /// <summary>Source tasks.</summary>
    public required long Tasks { get; init; }

    /// <summary>Obfuscated variants of them.</summary>
    public required long Variants { get; init; }

    /// <summary>Replies, perturb's outputs among them.</summary>
    public required long Candidates { get; init; }

    /// <summary>Requests without a reply.</summary>
    public required long Failures { get; init; }

    /// <summary>Candidates labelled correct.</summary>
    public required long Correct { get; init; }

    /// <summary>Candidates labelled incorrect: <see cref="Pairs"/>, <see cref="Duplicates"/>, and those that the number of pairs for each
    /// task left out.</summary>
    public required long Incorrect { get; init; }

    /// <summary>Candidates of which nothing can be said.</summary>
    public required long Unlabelled { get; init; }

    /// <summary>Pairs in the data set: the rows of all splits.</summary>
    public required long Pairs { get; init; }

    /// <summary>Incorrect candidates whose mistake is in the set already.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Records of sources that are no tasks.</summary>
    public required long Quarantined { get; init; }

    /// <summary>Rows by split, in the order of the settings; 0 for a split without rows.</summary>
    public required IReadOnlyList<SplitRows> Rows { get; init; }

    /// <summary>The counts as the JSON object that stands under the key <c>counts</c>.</summary>
    public JsonObject ToJson() => new(
    [
        Count("tasks", Tasks),
        Count("variants", Variants),
        Count("candidates", Candidates),
        Count("failures", Failures),
        Count("correct", Correct),
        Count("incorrect", Incorrect),
        Count("unlabelled", Unlabelled),
        Count("pairs", Pairs),
        Count("duplicates", Duplicates),
        Count("quarantined", Quarantined),
        new JsonMember("rows", new JsonObject(Rows.Select(split => Count(split.Split, split.Rows)))),
    ]);

    private static JsonMember Count(string name, long value) => new(name, JsonNumber.Of(value));
}
