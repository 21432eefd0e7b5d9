using System.Diagnostics.CodeAnalysis;
using System.Text;
using DataSynth.Datasets.Sources;
using DataSynth.Datasets.Sources.Formats;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Relabelling.Preferences;

/// <summary>
/// Calls as preference sets write them: a JSON list of <c>{"name","arguments"}</c>, of OpenAI's calls, or of objects with the name as
/// their only key (fc-reward-bench); one call without a list; nothing for no call.
/// </summary>
internal static class PreferenceCalls
{
    /// <summary>Reads the right calls.</summary>
    /// <param name="utf8">The column's text.</param>
    /// <param name="expectation">What was read.</param>
    /// <param name="problem">Why they are no calls.</param>
    public static bool TryReadRight(
        ReadOnlySpan<byte> utf8,
        [NotNullWhen(true)] out Expectation? expectation,
        [NotNullWhen(false)] out RowProblem? problem)
    {
        expectation = Expectation.NoCall;
        problem = null;
        if (utf8.Trim(" \t\r\n"u8).IsEmpty)
            return true;
        if (JsonTextReader.TryRead(utf8, JsonTextReader.DefaultMaxDepth, out var value, out var error))
        {
            if (value is JsonNull)
                return true;
            return ExpectationJson.TryReadCalls(ExpectationKind.Exact, "the right calls", Normalise(value), out expectation, out problem);
        }

        expectation = null;
        problem = new RowProblem(QuarantineKinds.NoRightCalls, $"the right calls are not JSON: {error}");
        return false;
    }

    /// <summary>Reads the calls that are to be judged. Whatever is no list of calls is read as a model's text.</summary>
    /// <param name="utf8">The column's text.</param>
    /// <param name="tools">The tools offered.</param>
    /// <param name="text">The text, where it was read as a model's; null otherwise.</param>
    public static ParsedOutput ReadJudged(ReadOnlySpan<byte> utf8, IReadOnlyList<Tool> tools, out string? text)
    {
        text = null;
        if (TryReadList(utf8) is { } calls)
            return new ParsedOutput(ParseStatus.Ok, null, calls, "", null) { IsEmptyList = calls.Count == 0 };
        text = Encoding.UTF8.GetString(utf8);
        return ToolCallParser.Parse(text, tools, new ParseOptions());
    }

    private static List<ToolCall>? TryReadList(ReadOnlySpan<byte> utf8)
    {
        if (utf8.TrimStart(" \t\r\n"u8) is not [(byte)'[' or (byte)'{', ..])
            return null;
        if (!JsonTextReader.TryRead(utf8, JsonTextReader.DefaultMaxDepth, out var value, out _) || Normalise(value) is not JsonArray list)
            return null;
        var calls = new List<ToolCall>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (!CallJson.TryRead(item, out var call, out _))
                return null;
            calls.Add(call);
        }

        return calls;
    }

    /// <summary>A list of calls that say which is their name; one call is a list of one, and what is neither stays.</summary>
    private static JsonValue Normalise(JsonValue value) => value switch
    {
        JsonArray list => new JsonArray([.. list.Items.Select(PublishedCalls.Named)]),
        JsonObject map when PublishedCalls.Named(map) is JsonObject call && (call.TryGet("name", out _) || call.TryGet("function", out _)) => new JsonArray([call]),
        _ => value,
    };
}
