using System.Buffers;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Parsing.Values;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing.Syntaxes;

/// <summary>Reads what many syntaxes share: arguments as one JSON object behind a name.</summary>
internal static class NameThenJson
{
    /// <summary>Longest name of a tool; what is longer is not a name, and looking further would not be linear.</summary>
    public const int MaxNameLength = 256;

    private static readonly SearchValues<char> NotInNames = SearchValues.Create("{}[]()<>\"'`=,;|\n");

    /// <summary>Reads the arguments.</summary>
    /// <param name="session">The text and what is known about it.</param>
    /// <param name="at">Where they begin; white space before them is skipped. On success the position after them.</param>
    /// <param name="name">The name that stood before them.</param>
    /// <param name="endMarkers">Markers before which a brace may be missing.</param>
    /// <param name="calls">Where the call goes.</param>
    public static ReadOutcome Read(ParseSession session, ref int at, string name, IReadOnlyList<string> endMarkers, List<ToolCall> calls)
    {
        if (session.HasTooMany(calls.Count + 1))
            return ReadOutcome.Invalid;
        var reader = session.JsonAt(at, endMarkers);
        var outcome = reader.Read(out var value);
        if (outcome != ReadOutcome.Complete)
            return outcome;
        if (value is JsonNull || NamedCall.Of(name, value, session) is not { } call)
            return ReadOutcome.Invalid;
        at = reader.Position;
        calls.Add(call);
        return ReadOutcome.Complete;
    }

    /// <summary>Whether a text can be the name of a tool: the sign of a list, for one, cannot.</summary>
    /// <param name="text">The text, trimmed.</param>
    public static bool IsName(ReadOnlySpan<char> text)
        => text.Length is > 0 and <= MaxNameLength && text.IndexOfAny(NotInNames) < 0 && HasLetter(text);

    /// <summary>Whether a name is an identifier such as <c>get_weather</c> or <c>getWeather</c>, and nothing that stands in a sentence.</summary>
    public static bool IsIdentifier(string name)
        => name.All(TextSpans.IsNamePart) && name.Skip(1).Any(letter => !char.IsLetter(letter) || char.IsUpper(letter)) && name.Any(char.IsLower);

    /// <summary>Whether what stands between a marker and a brace is a word of a sentence: another line follows it, and no such tool was offered.</summary>
    /// <param name="session">The tools offered.</param>
    /// <param name="head">What stands there.</param>
    public static bool IsTalk(ParseSession session, ReadOnlySpan<char> head)
        => head.TrimStart().Contains('\n') && !session.Tools.Has(head.Trim().ToString());

    private static bool HasLetter(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c))
                return true;
        }

        return false;
    }

    /// <summary>The block that an outcome other than complete means.</summary>
    /// <param name="outcome">The outcome.</param>
    public static Block Failure(ReadOutcome outcome) => outcome == ReadOutcome.Truncated ? Block.Truncated : Block.Malformed;
}
