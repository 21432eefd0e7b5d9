using DataSynth.ToolCalling.Labels;

namespace DataSynth.Datasets.Relabelling;

/// <summary>One labelled row of the data set that comes out; see the columns of profile <c>toolrm</c> for what the members mean.</summary>
public sealed record RelabelledRow
{
    /// <summary>The column <c>uuid</c>: the input's, or made of the row's content where it has none.</summary>
    public required string Uuid { get; init; }

    /// <summary>The column <c>dataset_name</c>.</summary>
    public required string Dataset { get; init; }

    /// <summary>The column <c>conversation</c> as the Parquet writer takes it.</summary>
    public required IReadOnlyList<object?> Conversation { get; init; }

    /// <summary>The column <c>tools</c>, as the input has it, in UTF-8.</summary>
    public required ReadOnlyMemory<byte> Tools { get; init; }

    /// <summary>The column <c>tool_calls_correct</c>.</summary>
    public required string CorrectCalls { get; init; }

    /// <summary>The column <c>tool_calls_incorrect</c>: the calls that were judged, whatever the verdict.</summary>
    public required string JudgedCalls { get; init; }

    /// <summary>The column <c>generator_model</c>.</summary>
    public required string Generator { get; init; }

    /// <summary>The column <c>task_id</c>.</summary>
    public required string TaskId { get; init; }

    /// <summary>The column <c>kind</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The new label.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The label that the data came with; null where it has none.</summary>
    public EarlierLabel? Earlier { get; init; }

    /// <summary>By which rule the label changed; null where it did not.</summary>
    public string? FlipRule { get; init; }

    /// <summary>The column <c>obfuscated</c>.</summary>
    public bool Obfuscated { get; init; }

    /// <summary>The column <c>raw_output</c>.</summary>
    public string? RawOutput { get; init; }

    /// <summary>The column <c>syntax</c>.</summary>
    public string? Syntax { get; init; }

    /// <summary>The column <c>generator_license</c>.</summary>
    public string? GeneratorLicense { get; init; }

    /// <summary>The column <c>generator_digest</c>.</summary>
    public string? GeneratorDigest { get; init; }

    /// <summary>The column <c>prompt_hash</c>.</summary>
    public string? PromptHash { get; init; }

    /// <summary>The column <c>seed</c>.</summary>
    public long? Seed { get; init; }

    /// <summary>The column <c>temperature</c>.</summary>
    public double? Temperature { get; init; }

    /// <summary>The column <c>sample_index</c>.</summary>
    public long SampleIndex { get; init; }

    /// <summary>The kept columns, in the order of <see cref="RelabelSource.KeptFields"/>.</summary>
    public IReadOnlyList<object?> Kept { get; init; } = [];
}
