using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing.Syntaxes;

/// <summary>Kimi K2: calls named <c>functions.NAME:INDEX</c> between special tokens.</summary>
internal sealed class KimiCalls(string name, string description, string example) : ToolCallSyntax(name, description, example)
{
    private const string CallOpen = "<|tool_call_begin|>";
    private const string CallClose = "<|tool_call_end|>";
    private const string ArgumentOpen = "<|tool_call_argument_begin|>";
    private const string Namespace = "functions.";

    private static readonly string[] SectionOpen = ["<|tool_calls_section_begin|>", "<|tool_call_section_begin|>"];
    private static readonly string[] SectionClose = ["<|tool_calls_section_end|>", "<|tool_call_section_end|>"];
    private static readonly string[] EndMarkers = [CallClose, .. SectionClose];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Markers { get; } = [.. SectionOpen, CallOpen];

    /// <summary>Kimi K2 Thinking begins its calls without closing its reasoning.</summary>
    internal override bool EndsReasoning => true;

    /// <inheritdoc/>
    internal override IReadOnlyList<string> BlockEnds => EndMarkers;

    /// <inheritdoc/>
    internal override Block ReadBlock(ParseSession session, int at, string marker)
    {
        var text = session.Text;
        var hasSection = marker != CallOpen;
        if (hasSection)
            at = text.SkipSpace(at + marker.Length, session.End);

        var calls = new List<ToolCall>();
        var after = at;
        while (text.Has(at, session.End, CallOpen))
        {
            var outcome = ReadCall(session, ref at, calls, out var isOther);
            if (isOther && calls.Count == 0)
                return Block.NotThis;
            if (outcome != ReadOutcome.Complete)
                return NameThenJson.Failure(outcome);
            after = at;
            at = text.SkipSpace(at, session.End);
        }

        if (text.TokenAt(at, session.End, SectionClose) is { } close)
            return Block.Read(at + close.Length, calls);
        if (at >= session.End || text.IsCutToken(at, session.End, [.. SectionClose, CallOpen]))
            after = session.End;
        if (calls.Count == 0)
            return after == session.End ? Block.Truncated : Block.NotThis;
        return !hasSection || session.Log.Mend(Mending.MissingEndMarker) ? Block.Read(after, calls) : Block.Malformed;
    }

    /// <summary>Reads <c>functions.NAME:0{…}</c>, which is left when the server drops special tokens.</summary>
    internal override Block ReadBare(ParseSession session)
    {
        var text = session.Text;
        var start = text.IndexOf(Namespace, 0, session.End, StringComparison.Ordinal);
        if (start > 0 && new UnmarkedStrings(text, 0, session.End).EndAround(start) >= 0)
            return Block.NotThis;
        var at = start;
        var calls = new List<ToolCall>();
        while (at >= 0 && text.Has(at, session.End, Namespace))
        {
            var brace = text.AsSpan(at, Math.Min(NameThenJson.MaxNameLength, session.End - at)).IndexOf('{');
            if (brace < 0 || !TryName(session, text.AsSpan(at, brace).Trim(), out var tool, out var indexed) || !indexed)
                return Block.NotThis;
            at += brace;
            var outcome = NameThenJson.Read(session, ref at, tool, [Namespace], calls);
            if (outcome != ReadOutcome.Complete)
                return NameThenJson.Failure(outcome);
            at = text.SkipSpace(at, session.End);
        }

        if (calls.Count == 0)
            return Block.NotThis;
        if (text.IsCutToken(at, session.End, [Namespace]))
            return Block.Truncated;

        // Right behind the last brace, more than an end may have been meant; on a line of their own, other words are content.
        var isAlone = at == session.End || text[at - 1] == '\n';
        return isAlone && session.Log.Mend(Mending.StrippedTokens)
            ? Block.Read(session.End, calls) with { Start = start, Content = text[at..session.End] }
            : Block.NotThis;
    }

    private static ReadOutcome ReadCall(ParseSession session, ref int at, List<ToolCall> calls, out bool isOther)
    {
        var text = session.Text;
        at += CallOpen.Length;
        var window = text.AsSpan(at, Math.Min(NameThenJson.MaxNameLength, session.End - at));
        var length = window.IndexOf(ArgumentOpen);
        if (length < 0)
        {
            // Without its token the arguments follow the name directly.
            length = window.IndexOf('{');
            if (length < 0)
            {
                isOther = window.Length == NameThenJson.MaxNameLength || window.IndexOf("sep|>") >= 0;
                return isOther ? ReadOutcome.Invalid : ReadOutcome.Truncated;
            }
        }

        isOther = !TryName(session, window[..length].Trim(), out var tool, out var indexed)
            || (window[length] == '{' && NameThenJson.IsTalk(session, window[..length]));
        // With neither index nor token the name may be cut, and the brace another text's.
        if (isOther || (window[length] == '{' && !indexed && !session.Tools.IsEmpty && !session.Tools.Has(tool)))
            return ReadOutcome.Invalid;
        at += length;
        if (text.Has(at, session.End, ArgumentOpen))
            at += ArgumentOpen.Length;
        var outcome = NameThenJson.Read(session, ref at, tool, EndMarkers, calls);
        if (outcome != ReadOutcome.Complete)
            return outcome;

        at = text.SkipSpace(at, session.End);
        if (text.Has(at, session.End, CallClose))
            at += CallClose.Length;
        else if (!session.Log.Mend(Mending.MissingEndMarker))
            return ReadOutcome.Invalid;
        return outcome;
    }

    private static bool TryName(ParseSession session, ReadOnlySpan<char> id, out string tool, out bool indexed)
    {
        if (id.StartsWith(Namespace, StringComparison.Ordinal))
            id = id[Namespace.Length..];
        var colon = id.LastIndexOf(':');
        indexed = colon > 0 && colon + 1 < id.Length && !id[(colon + 1)..].ContainsAnyExceptInRange('0', '9');
        tool = (indexed ? id[..colon] : id).ToString();
        return session.IsToolName(tool);
    }
}
