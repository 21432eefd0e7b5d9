using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Labels;

/// <summary>One point in which a candidate differs from what is right.</summary>
/// <param name="Path">Where, such as <c>calls[1].arguments.unit</c>; indices count the candidate's calls from 0.</param>
/// <param name="Expected">What is right there; a list when several values are; null when nothing should stand there.</param>
/// <param name="Actual">What the candidate has there; null when it has nothing.</param>
/// <param name="Rule">The rule that decided, such as <c>schema.number</c>.</param>
/// <param name="Type">The error type that this difference alone would give.</param>
public sealed record Difference(string Path, JsonValue? Expected, JsonValue? Actual, string Rule, ErrorType Type)
{
    /// <summary>Whether <see cref="Expected"/> lists several values of which each is right; otherwise a list is one right value.</summary>
    public bool HasSeveral { get; init; }
}
