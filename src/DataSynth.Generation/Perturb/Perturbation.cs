using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Generation.Perturb;

/// <summary>One wrong answer.</summary>
/// <param name="Kind">How it is meant to be wrong.</param>
/// <param name="Calls">Its calls; empty for an answer in words.</param>
/// <param name="Text">Its words; empty for calls.</param>
internal sealed record Perturbation(ErrorType Kind, IReadOnlyList<ToolCall> Calls, string Text)
{
    /// <summary>What two equal answers have in common.</summary>
    public string Identity => Text + CanonicalCalls.Of(Calls);
}
