using DataSynth.ToolCalling.Parsing.Scanning;

namespace DataSynth.ToolCalling.Parsing.Values;

/// <summary>Says of JSON that cannot be read whether it was to be a call, so that it is a broken one and not another text.</summary>
internal static class CallBeginnings
{
    private const int HeadLength = 256;
    private const string NameKey = "name";

    private static readonly string[] FirstKeys = [NameKey, "arguments", "parameters"];

    /// <summary>Keys with which an object begins that holds a call, as a server's answer writes it.</summary>
    private static readonly string[] WrapperKeys = ["id", "type", "index", "function_call", "function", "tool_calls", "tool_call"];

    /// <summary>Keys that say so even where no tools are known.</summary>
    private static readonly string[] CallWords = ["function\"", "function'", "function_call", "tool_call"];

    /// <summary>Whether the JSON at a position names an offered tool first, or any where none is known, or begins with arguments or with the
    /// object around such a call.</summary>
    /// <param name="session">The text and the tools.</param>
    /// <param name="at">Where the JSON begins.</param>
    public static bool BeginsCall(this ParseSession session, int at)
    {
        var (text, end) = (session.Text, session.End);
        at = text.SkipSpace(text.SkipSpace(at + 1, end) is var inner && text.Has(inner, end, "{") ? inner + 1 : inner, end);
        if (at < end && text[at] is '"' or '\'')
            at++;
        if (text.TokenAt(at, end, FirstKeys) is { } key)
            return key == NameKey ? GivesName(session, at + key.Length) : GivesObject(text, at + key.Length, end);
        return text.TokenAt(at, end, WrapperKeys) is { } wrapper && at + wrapper.Length < end && text[at + wrapper.Length] is '"' or '\''
            && WrapsCall(session, at);
    }

    /// <summary>Whether an offered tool is named soon within an object that begins like the one around a call.</summary>
    private static bool WrapsCall(ParseSession session, int at)
    {
        var head = session.Text.AsSpan(at, Math.Min(HeadLength, session.End - at));
        if (session.Tools.IsEmpty && !ContainsAny(head, CallWords))
            return false;
        for (var from = 0; head[from..].IndexOf(NameKey) is var next and >= 0; from += next + NameKey.Length)
        {
            if (GivesName(session, at + from + next + NameKey.Length))
                return true;
        }

        return false;
    }

    private static bool ContainsAny(ReadOnlySpan<char> head, string[] words)
    {
        foreach (var word in words)
        {
            if (head.IndexOf(word) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>Whether a name in quotes stands behind its key; the colon between them, or one of the quotes, may be missing.</summary>
    private static bool GivesName(ParseSession session, int behindKey)
    {
        var at = SkipSigns(session.Text, behindKey, session.End);
        var given = session.Text.AsSpan(behindKey, at - behindKey);
        if (!given.Contains(':') && given.Count('"') + given.Count('\'') < 2)
            return false;
        return session.Tools.IsEmpty ? given[^1] is '"' or '\'' : session.Tools.NameAt(session.Text, at, session.End) is not null;
    }

    private static bool GivesObject(string text, int behindKey, int end)
        => SkipSigns(text, behindKey, end) is var at && at < end && text[at] == '{' && text.AsSpan(behindKey, at - behindKey).ContainsAny(':', '"', '\'');

    private static int SkipSigns(string text, int at, int end)
    {
        while (at < end && text[at] is '"' or '\'' or ':' or ' ')
            at++;
        return at;
    }
}
