using DataSynth.Datasets.Prompts;
using DataSynth.Generation.Requests;

namespace DataSynth.Cli.Runs;

/// <summary>What one generator is asked for one task.</summary>
/// <param name="Samples">The requests in the order of their sample index.</param>
/// <param name="PromptHash">Hash of template and rendering, or null where no template is used.</param>
internal sealed record TaskRequests(IReadOnlyList<GenerationRequest> Samples, string? PromptHash)
{
    /// <summary>Tokens of the prompt, which all samples share, by <see cref="TokenEstimate"/>.</summary>
    public int EstimateTokens() => TokenEstimate.Of(Samples[0].Messages, Samples[0].Tools);
}
