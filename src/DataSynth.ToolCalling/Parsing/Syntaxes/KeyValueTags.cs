using System.Buffers;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Parsing.Values;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing.Syntaxes;

/// <summary>A name, then pairs of <c>&lt;arg_key&gt;</c> and <c>&lt;arg_value&gt;</c>: GLM 4.5 to 4.7, Hunyuan V3.</summary>
internal sealed class KeyValueTags(string name, string description, string example, string[] open, string[] blockEnds, bool untypedAsJson)
    : ToolCallSyntax(name, description, example)
{
    private const string CallOpen = "<tool_call>";
    private const string CallClose = "</tool_call>";
    private const string Separator = "<tool_sep>";
    private const string KeyOpen = "<arg_key>";
    private const string KeyClose = "</arg_key>";
    private const string ValueOpen = "<arg_value>";
    private const string ValueClose = "</arg_value>";
    private const int MaxNameLength = 256;

    private static readonly SearchValues<char> NotInNames = SearchValues.Create("{}[]()\"'`=,;\n");
    private static readonly SearchValues<char> NotInKeys = SearchValues.Create("<>\n");
    private static readonly string[] Tags = [CallClose, Separator, KeyOpen, KeyClose, ValueOpen, ValueClose];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Markers => open;

    /// <inheritdoc/>
    internal override IReadOnlyList<string> BlockEnds => [CallClose];

    /// <inheritdoc/>
    internal override Block ReadBlock(ParseSession session, int at, string marker)
    {
        var text = session.Text;
        var calls = new List<ToolCall>();
        if (marker != CallOpen)
        {
            at = text.SkipSpace(at + marker.Length, session.End);
            if (!text.Has(at, session.End, CallOpen))
                return text.IsCutToken(at, session.End, [CallOpen]) ? Block.Truncated : Block.NotThis;
        }

        var closings = new TagFinder(text, session.End, ValueClose);
        var after = at;
        while (text.Has(at, session.End, CallOpen))
        {
            var outcome = ReadCall(session, closings, at + CallOpen.Length, out after, out var call);
            if (outcome == BlockOutcome.Truncated)
                return Block.Truncated;
            if (outcome != BlockOutcome.Read)
                return calls.Count == 0 && outcome == BlockOutcome.NotThis ? Block.NotThis : Block.Malformed;
            calls.Add(call!);
            if (marker == CallOpen || session.HasTooMany(calls.Count))
                break;
            at = text.SkipSpace(after, session.End);
        }

        at = text.SkipSpace(after, session.End);
        if (blockEnds.Length == 0 || marker == CallOpen)
            return Block.Read(after, calls) with { MayBeTalk = true };
        if (text.TokenAt(at, session.End, blockEnds) is { } end)
            return Block.Read(at + end.Length, calls);
        return session.Log.Mend(Mending.MissingEndMarker) ? Block.Read(after, calls) : Block.Malformed;
    }

    private BlockOutcome ReadCall(ParseSession session, TagFinder closings, int at, out int after, out ToolCall? call)
    {
        after = at;
        call = null;
        var text = session.Text;
        var window = text.AsSpan(at, Math.Min(MaxNameLength, session.End - at));
        var nameEnd = window.IndexOf('<');
        if (nameEnd < 0)
            return (LooksLikeName(session, window) || window.IsWhiteSpace()) && window.Length < MaxNameLength ? BlockOutcome.Truncated : BlockOutcome.NotThis;
        if (!LooksLikeName(session, window[..nameEnd]) || EndsSentence(session, window[..nameEnd].Trim()))
            return BlockOutcome.NotThis;

        var tool = window[..nameEnd].Trim().ToString();
        at += nameEnd;
        if (text.Has(at, session.End, Separator))
            at += Separator.Length;
        else if (text.TokenAt(at, session.End, Tags) is null)
            return text.IsCutToken(at, session.End, Tags) ? BlockOutcome.Truncated : BlockOutcome.NotThis;

        var members = new List<JsonMember>();
        while (true)
        {
            at = text.SkipSpace(at, session.End);
            if (text.Has(at, session.End, CallClose))
                break;
            if (!text.Has(at, session.End, KeyOpen))
                return at >= session.End || text.IsCutToken(at, session.End, Tags) ? BlockOutcome.Truncated : BlockOutcome.Malformed;
            var outcome = ReadPair(session, closings, tool, ref at, members);
            if (outcome != BlockOutcome.Read)
                return outcome;
        }

        if (members.Count == 0 && !IsSurelyName(session, tool))
            return BlockOutcome.NotThis;
        var arguments = new JsonObject(members);
        if (arguments.HasDuplicateKeys && !session.Log.Mend(Mending.DuplicateKey))
            return BlockOutcome.Malformed;
        after = at + CallClose.Length;
        call = new ToolCall(tool, arguments);
        return BlockOutcome.Read;
    }

    private BlockOutcome ReadPair(
        ParseSession session, TagFinder closings, string tool, ref int at, List<JsonMember> members)
    {
        var text = session.Text;
        var keyStart = at + KeyOpen.Length;
        var keyLength = text.AsSpan(keyStart, session.End - keyStart).IndexOf(KeyClose);
        if (keyLength < 0)
            return BlockOutcome.Truncated;
        var key = text.Substring(keyStart, keyLength).Trim();
        if (key.AsSpan().ContainsAny(NotInKeys) && !session.Tools.HasParameter(tool, key))
            return BlockOutcome.Malformed;
        at = text.SkipSpace(keyStart + keyLength + KeyClose.Length, session.End);
        if (!text.Has(at, session.End, ValueOpen))
            return at >= session.End || text.IsCutToken(at, session.End, Tags) ? BlockOutcome.Truncated : BlockOutcome.Malformed;

        var valueStart = at + ValueOpen.Length;
        var first = closings.Next(valueStart);
        if (first == int.MaxValue)
            return BlockOutcome.Truncated;
        var close = first;
        var length = text.AsSpan(valueStart, session.End - valueStart).IndexOf(CallClose);
        var callEnd = length < 0 ? session.End : valueStart + length;
        while (close < callEnd && !FollowsPair(text, close + ValueClose.Length, session.End))
            close = closings.Next(close + 1);
        if (close >= callEnd)
            close = first;
        at = close + ValueClose.Length;
        if (HoldsOpenPair(text.AsSpan(valueStart, close - valueStart)))
            return BlockOutcome.Malformed;
        if (session.Typed(tool, key, text[valueStart..close], untypedAsJson) is not { } value)
            return BlockOutcome.Malformed;
        members.Add(new JsonMember(key, value));
        return BlockOutcome.Read;
    }

    /// <summary>Whether a pair begins in a value and does not end there, so that the closing tag found is the inner one.</summary>
    private static bool HoldsOpenPair(ReadOnlySpan<char> value)
    {
        var pair = value.IndexOf(KeyOpen);
        return pair >= 0 && value[pair..].Count(ValueOpen) > value[pair..].Count(ValueClose);
    }

    /// <summary>Whether what stands after a closing tag can follow a pair; if not, the tag is part of the value.</summary>
    private static bool FollowsPair(string text, int at, int end)
    {
        at = text.SkipSpace(at, end);
        return at >= end || text.Has(at, end, KeyOpen) || text.Has(at, end, CallClose);
    }

    /// <summary>Whether a name without arguments is one: where tools are known, another must look like an identifier.</summary>
    private static bool IsSurelyName(ParseSession session, string tool)
        => session.Tools.IsEmpty || session.Tools.Has(tool) || NoCall.IsSaidBy(tool, session.Tools) || NameThenJson.IsIdentifier(tool);

    /// <summary>Whether a word ends as a sentence does, and is no tool that was offered.</summary>
    private static bool EndsSentence(ParseSession session, ReadOnlySpan<char> name)
        => name is [.., '.' or ':' or '!' or '?'] && !session.Tools.Has(name.ToString());

    /// <summary>A name is one line without brackets, quotes or parentheses, so that JSON and Python calls are not taken for one.</summary>
    private static bool LooksLikeName(ParseSession session, ReadOnlySpan<char> text)
    {
        text = text.Trim();
        return session.IsToolName(text) && text.IndexOfAny(NotInNames) < 0;
    }
}
