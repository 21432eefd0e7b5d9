using System.Diagnostics.CodeAnalysis;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Lines;

/// <summary>Reads a list of calls, <c>[{"name", "arguments"}]</c>, out of a JSON line. Arguments may be an object, an object as a JSON
/// string (OpenAI's form), or missing.</summary>
internal static class CallListReader
{
    /// <summary>Reads the list.</summary>
    /// <param name="utf8">The value's bytes.</param>
    /// <param name="member">The member's name, for errors.</param>
    /// <param name="calls">The calls in their order.</param>
    /// <param name="error">What was found and what was expected.</param>
    /// <returns>False when the value, or one element of it, is no call.</returns>
    public static bool TryRead(
        ReadOnlySpan<byte> utf8,
        string member,
        [NotNullWhen(true)] out IReadOnlyList<ToolCall>? calls,
        [NotNullWhen(false)] out string? error)
    {
        calls = null;
        if (!JsonTextReader.TryRead(utf8, JsonTextReader.DefaultMaxDepth, out var value, out var problem))
        {
            error = $"{member}: {problem}";
            return false;
        }

        if (value is not JsonArray list)
        {
            error = $"{member}: expected a list of calls";
            return false;
        }

        var read = new List<ToolCall>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (ReadCall(item) is not { } call)
            {
                error = $"{member}[{read.Count}]: expected an object with \"name\" and \"arguments\"";
                return false;
            }

            read.Add(call);
        }

        calls = read;
        error = null;
        return true;
    }

    private static ToolCall? ReadCall(JsonValue item)
    {
        if (item is not JsonObject call || call.GetText("name") is not { } name)
            return null;
        if (!call.TryGet("arguments", out var arguments))
            return new ToolCall(name, JsonObject.Empty);
        return arguments switch
        {
            JsonObject map => new ToolCall(name, map),
            JsonString text when JsonTextReader.TryRead(text.Text, out var inner, out _) && inner is JsonObject map => new ToolCall(name, map),
            _ => null,
        };
    }
}
