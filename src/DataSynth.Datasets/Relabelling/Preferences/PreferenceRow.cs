namespace DataSynth.Datasets.Relabelling.Preferences;

/// <summary>A row of a preference set before it is judged: the columns of ToolRM-train-data, of our exports, or of fc-reward-bench under
/// their names there. Null stands for a column that is missing or null.</summary>
internal sealed record PreferenceRow
{
    public string? Uuid { get; init; }

    public string? Dataset { get; init; }

    /// <summary>Role and content of each message, as texts or as UTF-8; null where there is none that can be read.</summary>
    public IReadOnlyList<object?>? Conversation { get; init; }

    /// <summary>The tools as UTF-8, which nobody changes: most of a row's bytes, read and written without being decoded.</summary>
    public byte[]? Tools { get; init; }

    public byte[]? CorrectCalls { get; init; }

    public byte[]? IncorrectCalls { get; init; }

    public string? Generator { get; init; }

    public string? TaskId { get; init; }

    public string? Kind { get; init; }

    public string? ErrorType { get; init; }

    public string? Verdict { get; init; }

    public bool Obfuscated { get; init; }

    public string? RawOutput { get; init; }

    public string? Syntax { get; init; }

    public string? GeneratorLicense { get; init; }

    public string? GeneratorDigest { get; init; }

    public string? PromptHash { get; init; }

    public long? Seed { get; init; }

    public double? Temperature { get; init; }

    public long? SampleIndex { get; init; }

    public IReadOnlyList<object?> Kept { get; init; } = [];

    /// <summary>Why the row cannot be used, where that was seen while it was read; null otherwise.</summary>
    public Sources.RowProblem? Problem { get; init; }
}
