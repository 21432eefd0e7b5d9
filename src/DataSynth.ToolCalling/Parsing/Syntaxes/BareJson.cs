using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Parsing.Values;

namespace DataSynth.ToolCalling.Parsing.Syntaxes;

/// <summary>JSON that is the whole text, with nothing to mark it: what servers force, and what many prompts ask for.</summary>
internal sealed class BareJson : ToolCallSyntax
{
    private const int HeadLength = 160;
    private const string FencedName = "bfcl_json";
    private static readonly string[] CallWords = ["\"name\"", "'name'", "\"tool_call", "\"function", "\"tool_name\"", "'tool_name'"];

    /// <summary>Describes the syntax.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">Who writes it.</param>
    /// <param name="example">A call in it.</param>
    public BareJson(string name, string description, string example)
        : base(name, description, example)
        => Unmarked = UnmarkedForm.Json;

    /// <inheritdoc/>
    internal override Block ReadBare(ParseSession session)
        => session.Hinted == this || ShapeOf(session.Text) == Name ? ReadWhole(session, fenceIsPlain: Name == FencedName) : Block.NotThis;

    /// <summary>Reads a text that is JSON from end to end.</summary>
    /// <param name="session">The text, trimmed.</param>
    /// <param name="fenceIsPlain">Whether a code fence around it is no repair.</param>
    internal static Block ReadWhole(ParseSession session, bool fenceIsPlain = false)
    {
        if (ReadAnswer(session) is { } answer)
            return answer;
        var reader = new PayloadReader(session, [], [], CallTrust.WholeText) { FenceIsPlain = fenceIsPlain };
        var block = reader.Read(0);
        if (block.Outcome == BlockOutcome.Read)
            return session.Text.SkipSpace(reader.Position, session.End) == session.End ? block : Block.NotThis;
        var isCall = LooksLikeCall(session.Text.AsSpan(0, session.End)) || (session.Text.StartsWith('[') && BarePython.BeginsCall(session, bracketed: true));
        return isCall && !JsonAnswer.IsAll(session) ? block : Block.NotThis;
    }

    /// <summary>Whether a text that begins like JSON speaks of a call, so that failing to read it is worth telling.</summary>
    internal static bool LooksLikeCall(ReadOnlySpan<char> text)
    {
        var head = text[..Math.Min(HeadLength, text.Length)];
        foreach (var word in CallWords)
        {
            if (head.IndexOf(word) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>The registry's name for the look of a text; a guess from its first keys, since these syntaxes overlap.</summary>
    private static string ShapeOf(string text)
    {
        var head = text.AsSpan(0, Math.Min(HeadLength, text.Length));
        var brace = head.IndexOf('{');
        if (text.FenceLength(0, text.Length) > 0)
            return FencedName;
        if (brace < 0 || head[..brace].IndexOf('[') >= 0)
            return head[1..].TrimStart() is [var first, ..] && TextSpans.IsNameStart(first) ? "pythonic" : "json_array";
        var key = head[(brace + 1)..].TrimStart().TrimStart("\"'");
        if (key.StartsWith("tool_call", StringComparison.Ordinal) || key.StartsWith("response", StringComparison.Ordinal))
            return "generic_json";
        if (key.StartsWith("function_call", StringComparison.Ordinal) || key.StartsWith("type", StringComparison.Ordinal)
            || key.StartsWith("id\"", StringComparison.Ordinal))
            return "openai_json";
        return head.IndexOf(';') >= 0 ? "xlam" : "bare_json";
    }

    /// <summary>Reads <c>{"response": "…"}</c>, by which llama.cpp's generic prompt has a model answer in words.</summary>
    private static Block? ReadAnswer(ParseSession session)
    {
        if (!session.Text.StartsWith('{') || !session.Text.AsSpan(1).TrimStart().StartsWith("\"response\"", StringComparison.Ordinal))
            return null;
        var reader = session.JsonAt(0, []);
        return reader.Read(out var value) == ReadOutcome.Complete
            && value is JsonObject { Members: [{ Name: "response", Value: JsonString answer }] }
            && session.Text.SkipSpace(reader.Position, session.End) == session.End
            ? Block.Read(session.End, []) with { Content = answer.Text }
            : null;
    }
}
