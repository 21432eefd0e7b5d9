using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Candidates;

/// <summary>One reply of one generator to one task, read and judged.</summary>
/// <param name="Task">The task as it was put to the generator (obfuscated, if that is the variant).</param>
/// <param name="Variant">In which form it was put.</param>
/// <param name="Generator">Who replied.</param>
/// <param name="RequestKey">The request's key in the journal, 64 lower-case hexadecimal digits.</param>
/// <param name="SampleIndex">Which of the generator's samples, from 0.</param>
/// <param name="Output">What the reply says.</param>
/// <param name="Verdict">Its label.</param>
public sealed record LabelledCandidate(
    ToolTask Task,
    TaskVariant Variant,
    GeneratorIdentity Generator,
    string RequestKey,
    int SampleIndex,
    ParsedOutput Output,
    Verdict Verdict)
{
    /// <summary>The seed that the request carried, or null.</summary>
    public long? Seed { get; init; }

    /// <summary>The temperature that the request carried, or null.</summary>
    public double? Temperature { get; init; }

    /// <summary>Hash of template and rendering, or null when the tools went out natively.</summary>
    public string? PromptHash { get; init; }

    /// <summary>The reply's text as it came, or null.</summary>
    public string? RawOutput { get; init; }

    /// <summary>Whether calls had to be mended before they could be read.</summary>
    public bool IsRepaired => Output.Status == ParseStatus.Repaired;
}
