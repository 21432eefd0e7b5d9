using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing.Syntaxes;

/// <summary><c>call:NAME{key:value}</c> with strings between tokens of their own: Gemma 4 and FunctionGemma.</summary>
internal sealed class BracedNotation(
    string name, string description, string example, string[] open, string[] close, string quote)
    : ToolCallSyntax(name, description, example)
{
    private const string CallWord = "call:";
    private const int MaxNameLength = 256;

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Markers => open;

    /// <inheritdoc/>
    internal override IReadOnlyList<string> BlockEnds => close;

    /// <inheritdoc/>
    internal override Block ReadBlock(ParseSession session, int at, string marker)
    {
        var text = session.Text;
        at = text.SkipSpace(at + marker.Length, session.End);
        if (!text.Has(at, session.End, CallWord))
            return at >= session.End || text.IsCutToken(at, session.End, [CallWord]) ? Block.Truncated : Block.NotThis;

        var outcome = ReadCall(session, at + CallWord.Length, out var after, out var call);
        if (outcome != ReadOutcome.Complete)
            return outcome == ReadOutcome.Truncated ? Block.Truncated : Block.Malformed;
        after = text.SkipSpace(after, session.End);
        if (text.TokenAt(after, session.End, close) is { } end)
            return Block.Read(after + end.Length, [call!]);
        // A marker that begins a line may be what comes next, and the text may have been cut before it.
        if (ToolCallSyntaxes.AllMarkers.BeginsLine(text, at, after) || !session.Log.Mend(Mending.MissingEndMarker))
            return Block.Malformed;
        return Block.Read(text.IsCutToken(after, session.End, close) ? session.End : after, [call!]);
    }

    /// <summary>Reads the form that is left when the server drops special tokens, quotes included: <c>call:NAME{key:text}</c>.</summary>
    internal override Block ReadBare(ParseSession session)
    {
        var text = session.Text;
        var calls = new List<ToolCall>();
        var at = 0;
        while (text.Has(at, session.End, CallWord) && !session.HasTooMany(calls.Count))
        {
            var outcome = ReadCall(session, at + CallWord.Length, out var after, out var call);
            if (outcome == ReadOutcome.Truncated)
                return Block.Truncated;
            if (outcome != ReadOutcome.Complete || !(session.Tools.Has(call!.Name) || session.Hinted == this))
                return Block.NotThis;
            calls.Add(call);
            at = text.SkipSpace(after, session.End);
        }

        return calls.Count > 0 && at == session.End && session.Log.Mend(Mending.StrippedTokens) ? Block.Read(at, calls) : Block.NotThis;
    }

    private ReadOutcome ReadCall(ParseSession session, int at, out int after, out ToolCall? call)
    {
        call = null;
        after = at;
        var window = session.Text.AsSpan(at, Math.Min(MaxNameLength, session.End - at));
        var brace = window.IndexOf('{');
        if (brace < 0)
            return window.Length < MaxNameLength ? ReadOutcome.Truncated : ReadOutcome.Invalid;
        var tool = window[..brace].Trim().ToString();
        if (!session.IsToolName(tool) || NameThenJson.IsTalk(session, window[..brace]))
            return ReadOutcome.Invalid;

        var reader = new BracedValueReader(session, at + brace, quote, tool);
        var outcome = reader.ReadArguments(out var arguments);
        after = reader.Position;
        if (outcome == ReadOutcome.Complete)
            call = new ToolCall(tool, arguments);
        return outcome;
    }
}
