using DataSynth.Generation.Outcomes;
using DataSynth.Generation.Requests;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Parsing;

namespace DataSynth.Cli.Runs;

/// <summary>One generator's answer to one previewed task.</summary>
/// <param name="Generator">The generator's name.</param>
/// <param name="Request">What was asked.</param>
/// <param name="RawOutput">What it wrote; empty when there is no answer.</param>
/// <param name="Output">What was read out of it, or null.</param>
/// <param name="Verdict">The label, or null.</param>
/// <param name="Error">Why there is no answer, or null.</param>
internal sealed record CandidatePreview(
    string Generator, GenerationRequest Request, string RawOutput, ParsedOutput? Output, Verdict? Verdict, string? Error)
{
    /// <summary>A request that failed.</summary>
    /// <param name="generator">The generator's name.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="failed">How it failed.</param>
    public static CandidatePreview Failed(string generator, GenerationRequest request, Failed failed)
        => new(generator, request, "", null, null, $"{failed.Reason.ToFileName()}: {failed.Error}");

    /// <summary>An answer that is not what the API promises.</summary>
    /// <param name="generator">The generator's name.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="problem">What is wrong with it.</param>
    public static CandidatePreview Unreadable(string generator, GenerationRequest request, string problem)
        => new(generator, request, "", null, null, problem);
}
