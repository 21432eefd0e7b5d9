using System.Buffers;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing.Scanning;

namespace DataSynth.ToolCalling.Parsing.Values;

/// <summary>Tells an answer that a model writes as JSON, <c>{"name": "John", "age": 30}</c>, from a call that cannot be read.</summary>
internal static class JsonAnswer
{
    /// <summary>How far into a value a call is looked for.</summary>
    private const int Steps = 4;

    private static readonly SearchValues<string> CallWords = SearchValues.Create(["arguments", "parameters", "tool_call", "function_call"], StringComparison.Ordinal);

    /// <summary>Whether a text begins with JSON in which no offered tool is named and nothing has plainly the shape of a call. Of JSON that is
    /// broken or cut only its words are known, and where no tools are known nobody can say.</summary>
    /// <param name="session">The text, trimmed; a code fence may stand around the JSON.</param>
    public static bool IsAll(ParseSession session)
    {
        if (session.Tools.IsEmpty)
            return false;
        var text = session.Text;
        var at = text.SkipFenceOpening(0, session.End) is var fence and >= 0 ? fence : 0;
        var mark = session.Log.Mark;
        var isAnswer = false;
        while (true)
        {
            at = text.SkipSpace(at, session.End);
            if (isAnswer && at < session.End && text[at] is ',' or ';')
                at = text.SkipSpace(at + 1, session.End);
            if (at >= session.End || text[at] is not ('{' or '['))
                break;
            var reader = session.JsonAt(at, CodeFences.Marks);
            var outcome = reader.Read(out var value);
            isAnswer = outcome switch
            {
                ReadOutcome.Complete => !MayBeCall(value, session.Tools, Steps),
                ReadOutcome.Invalid => !text.AsSpan(at, session.End - at).ContainsAny(CallWords) && !session.Tools.IsNamedIn(text),
                _ => false,
            };
            if (!isAnswer || outcome != ReadOutcome.Complete)
                break;
            at = reader.Position;
        }

        session.Log.Rollback(mark);
        return isAnswer;
    }

    private static bool MayBeCall(JsonValue value, OfferedTools tools, int steps) => value switch
    {
        JsonArray list => steps > 0 && list.Items.Any(item => MayBeCall(item, tools, steps - 1)),
        JsonObject shape => IsShapedAsCall(shape, tools) || (steps > 0 && shape.Members.Any(member => MayBeCall(member.Value, tools, steps - 1))),
        _ => false,
    };

    private static bool IsShapedAsCall(JsonObject shape, OfferedTools tools)
    {
        foreach (var (key, value) in shape.Members)
        {
            if (CallKeys.Names.Contains(key) && value is JsonString { Text: var name }
                && (tools.Has(name.Trim()) || Array.Exists(CallKeys.Arguments, arguments => CallKeys.ArePlain(key, arguments) && shape.TryGet(arguments, out _))))
                return true;
            // Of the keys around calls, "calls" alone is also a word of other data.
            if (key is not "calls" && CallKeys.Lists.Contains(key) && value is JsonObject { Members.Count: > 0 } or JsonArray { Items.Count: > 0 })
                return true;
            if (tools.Has(key) && value is JsonObject)
                return true;
        }

        return false;
    }
}
