using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.ToolCalling.Comparison.Bfcl;

/// <summary>The first test of the official checker that a call fails.</summary>
/// <param name="Rule">The checker's own error type, such as <c>value_error:string</c>.</param>
/// <param name="Type">The class that FC-RewardBench counts it in.</param>
/// <param name="Parameter">The parameter concerned, or null when it is the call's name.</param>
/// <param name="Expected">What is right there; null when nothing should stand there.</param>
/// <param name="Actual">What stands there; null when nothing does.</param>
internal sealed record BfclFailure(string Rule, ErrorType Type, string? Parameter, JsonValue? Expected, JsonValue? Actual)
{
    /// <summary>Whether <see cref="Expected"/> lists several values.</summary>
    public bool HasSeveral { get; init; }

    /// <summary>The failure as a difference of the call at an index.</summary>
    public Difference At(int call)
        => new(Parameter is null ? $"calls[{call}].name" : $"calls[{call}].arguments.{Parameter}", Expected, Actual, $"bfcl.{Rule}", Type)
        {
            HasSeveral = HasSeveral,
        };
}
