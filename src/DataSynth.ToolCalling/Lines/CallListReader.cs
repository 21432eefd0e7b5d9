using System.Diagnostics.CodeAnalysis;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Lines;

/// <summary>Reads a list of calls, <c>[{"name", "arguments"}]</c>, out of a JSON line. Arguments may be an object, an object as a JSON
/// string (OpenAI's form), or missing.</summary>
internal static class CallListReader
{
    /// <summary>Reads a list of right calls, all of which must be readable.</summary>
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
        if (!TryReadList(utf8, member, out var list, out error))
            return false;

        var read = new List<ToolCall>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (ReadCall(item) is not { } call)
            {
                error = NoCall(member, read.Count);
                return false;
            }

            read.Add(call);
        }

        calls = read;
        return true;
    }

    /// <summary>Reads the calls of a candidate as a server hands them over: arguments that cannot be read are the candidate's fault, and
    /// not the line's.</summary>
    /// <param name="utf8">The value's bytes.</param>
    /// <param name="tools">The task's tools.</param>
    /// <param name="parsed">What the calls say.</param>
    /// <param name="error">What was found and what was expected.</param>
    /// <returns>False when the value is no list, or an element of it has no name.</returns>
    public static bool TryReadCandidate(
        ReadOnlySpan<byte> utf8,
        IReadOnlyList<Tool> tools,
        [NotNullWhen(true)] out ParsedOutput? parsed,
        [NotNullWhen(false)] out string? error)
    {
        const string Member = "calls";
        parsed = null;
        if (!TryReadList(utf8, Member, out var list, out error))
            return false;

        var calls = new List<ToolCall>(list.Items.Count);
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (list.Items[i] is not JsonObject call || call.GetText("name") is not { } name)
            {
                error = NoCall(Member, i);
                return false;
            }

            if (!call.TryGet("arguments", out var arguments))
                arguments = JsonObject.Empty;
            if (arguments is JsonObject map)
                calls.Add(new ToolCall(name, map));
        }

        parsed = calls.Count == list.Items.Count
            ? new ParsedOutput(ParseStatus.Ok, ParsedOutput.ApiSyntax, calls, "", null) { IsEmptyList = calls.Count == 0 }
            : ToolCallParser.Parse(new ModelReply("", [.. list.Items.Select(item => AsServerCall((JsonObject)item))], null, null), tools, new ParseOptions());
        return true;
    }

    private static ApiToolCall AsServerCall(JsonObject call)
        => new(call.GetText("name")!, call.GetText("arguments") ?? (call.TryGet("arguments", out var arguments) ? arguments.ToString() : "{}"));

    private static bool TryReadList(
        ReadOnlySpan<byte> utf8, string member, [NotNullWhen(true)] out JsonArray? list, [NotNullWhen(false)] out string? error)
    {
        list = null;
        if (!JsonTextReader.TryRead(utf8, JsonTextReader.DefaultMaxDepth, out var value, out var problem))
        {
            error = $"{member}: {problem}";
            return false;
        }

        list = value as JsonArray;
        error = list is null ? $"{member}: expected a list of calls" : null;
        return list is not null;
    }

    private static string NoCall(string member, int index)
        => $"{member}[{index}]: expected an object with \"name\" and \"arguments\"";

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
