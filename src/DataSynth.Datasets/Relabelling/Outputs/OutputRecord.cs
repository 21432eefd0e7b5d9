using DataSynth.ToolCalling.Parsing;

namespace DataSynth.Datasets.Relabelling.Outputs;

/// <summary>What a model once answered to a case.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Reply">The answer.</param>
/// <param name="RawText">The answer as the file has it: its text, or its JSON.</param>
internal sealed record OutputRecord(string CaseId, ModelReply Reply, string RawText)
{
    /// <summary>The model, where the record names it.</summary>
    public string? Model { get; init; }

    /// <summary>Licence of the model's weights, or null.</summary>
    public string? License { get; init; }

    /// <summary>Which of the model's answers to the case, where the record says so.</summary>
    public long? SampleIndex { get; init; }

    /// <summary>The temperature, or null.</summary>
    public double? Temperature { get; init; }

    /// <summary>The label that the record carries, or null.</summary>
    public EarlierLabel? Earlier { get; init; }

    /// <summary>Whether the model saw tool names with <c>_</c> for every <c>.</c>.</summary>
    public bool UnderscoreToDot { get; init; }
}
