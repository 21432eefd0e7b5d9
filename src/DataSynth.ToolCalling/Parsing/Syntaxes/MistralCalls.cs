using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Parsing.Values;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing.Syntaxes;

/// <summary>
/// Mistral's <c>[TOOL_CALLS]</c>: an array up to tokenizer v7, afterwards a name and its arguments, with <c>[CALL_ID]</c> and
/// <c>[ARGS]</c> between them or not.
/// </summary>
internal sealed class MistralCalls(string name, string description, string example) : ToolCallSyntax(name, description, example)
{
    private const string Open = "[TOOL_CALLS]";
    private const string Close = "[/TOOL_CALLS]";
    private const string CallId = "[CALL_ID]";
    private const string Arguments = "[ARGS]";

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Markers => [Open];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> BlockEnds => [Close];

    /// <inheritdoc/>
    internal override Block ReadBlock(ParseSession session, int at, string marker)
    {
        var text = session.Text;
        at = text.SkipSpace(at + Open.Length, session.End);
        if (at >= session.End)
            return Block.Truncated;
        if (text[at] is '{' or '[' && !text.Has(at, session.End, Open))
        {
            var block = new PayloadReader(session, [], [Close], CallTrust.Marked) { NotesMissingEnd = false }.Read(at);
            return block.Outcome == BlockOutcome.NotThis ? Block.Malformed : block;
        }

        return ReadNamed(session, at) with { MayBeTalk = true };
    }

    /// <summary>Reads calls that begin with their names.</summary>
    private static Block ReadNamed(ParseSession session, int at)
    {
        var text = session.Text;
        var calls = new List<ToolCall>();
        while (true)
        {
            var before = at;
            var outcome = ReadCall(session, ref at, calls);
            if (outcome == ReadOutcome.Invalid && calls.Count == 0 && at == before)
                return Block.NotThis;
            if (outcome != ReadOutcome.Complete)
                return NameThenJson.Failure(outcome);

            var next = text.SkipSpace(at, session.End);
            if (text.Has(next, session.End, Close))
                return Block.Read(next + Close.Length, calls);
            if (BeginsUnmarkedCall(session, next) && session.Log.Mend(Mending.MissingStartMarker))
            {
                at = next;
                continue;
            }

            if (!text.Has(next, session.End, Open))
                return Block.Read(text.IsCutToken(next, session.End, [Open]) ? session.End : at, calls);
            at = text.SkipSpace(next + Open.Length, session.End);
            if (at >= session.End)
                return Block.Truncated;
        }
    }

    /// <summary>Whether a name and <c>[ARGS]</c> stand at a position, which after a call only the next one does.</summary>
    private static bool BeginsUnmarkedCall(ParseSession session, int at)
    {
        var window = session.Text.AsSpan(at, Math.Min(NameThenJson.MaxNameLength, session.End - at));
        var length = window.IndexOf('[');
        return length > 0 && session.IsToolName(window[..length]) && session.Text.Has(at + length, session.End, Arguments);
    }

    /// <summary>Reads <c>NAME[ARGS]{…}</c>, and <c>NAME{…}</c> of an offered tool, which are left when the server drops special tokens; before the
    /// latter other words may stand.</summary>
    internal override Block ReadBare(ParseSession session)
    {
        if (BeginsUnmarkedCall(session, 0))
        {
            var block = ReadNamed(session, 0);
            return block.Outcome == BlockOutcome.Read && !session.Log.Mend(Mending.MissingStartMarker) ? Block.Malformed : block;
        }

        var text = session.Text;
        var calls = new List<ToolCall>();
        var start = FirstStripped(session);
        var at = start;
        while (session.Tools.NameAt(text, at, session.End) is { } tool && text.Has(at + tool.Length, session.End, "{"))
        {
            at += tool.Length;
            var outcome = NameThenJson.Read(session, ref at, tool, [], calls);
            if (outcome != ReadOutcome.Complete)
                return outcome == ReadOutcome.Truncated ? Block.Truncated : Block.NotThis;
            at = text.SkipSpace(at, session.End);
        }

        return calls.Count > 0 && at == session.End && session.Log.Mend(Mending.StrippedTokens)
            ? Block.Read(at, calls) with { Start = start }
            : Block.NotThis;
    }

    /// <summary>Where the offered name before the first brace stands, if the end of a sentence or of a line is right before it
    /// and it is no inline code; else 0.</summary>
    private static int FirstStripped(ParseSession session)
    {
        var brace = session.Text.IndexOf('{', 0, session.End);
        var start = brace < 0 || session.Tools.NameBefore(session.Text, brace) is not { } tool ? 0 : brace - tool.Length;
        return start > 0 && session.Text[start - 1] is '.' or '!' or '?' or '\n' && !new LineContext(session.Text, session.End).IsInlineCode(start, session.End, since: 0)
            ? start
            : 0;
    }

    private static ReadOutcome ReadCall(ParseSession session, ref int at, List<ToolCall> calls)
    {
        var text = session.Text;
        var window = text.AsSpan(at, Math.Min(NameThenJson.MaxNameLength, session.End - at));
        var length = window.IndexOfAny('[', '{');
        if (length < 0)
        {
            var head = window.Trim();
            var isCut = window.Length < NameThenJson.MaxNameLength && NameThenJson.IsName(head) && !NoCall.IsSaidBy(head.ToString(), session.Tools);
            return isCut ? ReadOutcome.Truncated : ReadOutcome.Invalid;
        }

        var tool = window[..length].Trim().ToString();
        if (!session.IsToolName(tool) || (window[length] == '{' && NameThenJson.IsTalk(session, window[..length])))
            return ReadOutcome.Invalid;

        var position = at + length;
        if (text.Has(position, session.End, CallId))
        {
            var id = text.AsSpan(position, Math.Min(NameThenJson.MaxNameLength, session.End - position)).IndexOfAny('{', '\n');
            var args = text.AsSpan(position, Math.Min(NameThenJson.MaxNameLength, session.End - position)).IndexOf(Arguments);
            if (args < 0 && id < 0)
                return session.End - position < NameThenJson.MaxNameLength ? ReadOutcome.Truncated : ReadOutcome.Invalid;
            position += args >= 0 ? args : id;
        }

        if (text.Has(position, session.End, Arguments))
            position += Arguments.Length;
        else if (text.IsCutToken(position, session.End, [CallId, Arguments]))
            return ReadOutcome.Truncated;
        position = text.SkipSpace(position, session.End);
        if (position < session.End && text[position] != '{')
            return ReadOutcome.Invalid;
        at = position;
        return NameThenJson.Read(session, ref at, tool, [], calls);
    }
}
