using DataSynth.Datasets.Deduplication;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Decontamination;

/// <summary>
/// A key of a tool set: names, descriptions and parameter names, in any order. Types and the rest of the schemas do not enter, since every
/// copy of a benchmark spells them in its own way (<c>dict</c> and <c>object</c>, <c>float</c> and <c>number</c>).
/// </summary>
internal static class ToolSetKey
{
    /// <summary>The key of one tool.</summary>
    public static string Of(string name, string? description, JsonObject? parameters)
    {
        var properties = parameters is not null && parameters.TryGet("properties", out var value) && value is JsonObject map ? map : parameters;
        var names = properties?.Members.Select(member => member.Name).Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>();
        return $"{name}\u001f{PlainText.Of(description ?? "")}\u001f{string.Join('\u001e', names)}";
    }

    /// <summary>The key of a set.</summary>
    public static string? Of(IEnumerable<string> tools)
    {
        var sorted = tools.Order(StringComparer.Ordinal).ToArray();
        return sorted.Length == 0 ? null : string.Join('\n', sorted);
    }
}
