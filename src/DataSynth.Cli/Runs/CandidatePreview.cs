using DataSynth.Generation.Requests;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Parsing;

namespace DataSynth.Cli.Runs;

/// <summary>One generator's answer to one previewed task.</summary>
/// <param name="Generator">The generator's name.</param>
/// <param name="Request">What was asked.</param>
internal sealed record CandidatePreview(string Generator, GenerationRequest Request)
{
    /// <summary>What the model gets, and whether it fits; null for perturb, which gets no prompt.</summary>
    public PromptPreview? Prompt { get; init; }

    /// <summary>What it wrote; empty when there is no answer.</summary>
    public string RawOutput { get; init; } = "";

    /// <summary>What was read out of it, or null.</summary>
    public ParsedOutput? Output { get; init; }

    /// <summary>The label, or null.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Why there is no answer, or null.</summary>
    public string? Error { get; init; }
}
