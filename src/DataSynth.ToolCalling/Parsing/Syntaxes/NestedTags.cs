using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Parsing.Values;
using DataSynth.ToolCalling.Schemas;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing.Syntaxes;

/// <summary>MiniMax M3: every tag has a prefix, and objects and lists are tags within tags.</summary>
internal sealed class NestedTags(string name, string description, string example) : ToolCallSyntax(name, description, example)
{
    private const string Prefix = "]<]minimax[>[";
    private const string BlockOpen = Prefix + "<tool_call>";
    private const string BlockClose = Prefix + "</tool_call>";
    private const string CallOpen = Prefix + "<invoke";
    private const string CallClose = Prefix + "</invoke>";
    private const string Item = "item";
    private const int LongestTag = 256;

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Markers => [BlockOpen, CallOpen];

    /// <inheritdoc/>
    internal override Block ReadBlock(ParseSession session, int at, string marker)
    {
        var text = session.Text;
        var calls = new List<ToolCall>();
        at = marker == BlockOpen ? text.SkipSpace(at + BlockOpen.Length, session.End) : at;
        while (text.Has(at, session.End, CallOpen) && !session.HasTooMany(calls.Count))
        {
            var outcome = TagHeader.Read(text, at + CallOpen.Length, session.End, out var header);
            if (outcome == ReadOutcome.Truncated)
                return Block.Truncated;
            if (header?.Name is not { Length: > 0 } tool || !session.IsToolName(tool))
                return Block.Malformed;

            at = header.End;
            outcome = ReadMembers(session, ref at, session.Tools.ParameterOf, tool, 0, out var arguments);
            if (outcome != ReadOutcome.Complete || !text.Has(at, session.End, CallClose))
                return outcome == ReadOutcome.Truncated || IsCut(session, at) ? Block.Truncated : Block.Malformed;
            calls.Add(new ToolCall(tool, arguments));
            at = text.SkipSpace(at + CallClose.Length, session.End);
        }

        if (calls.Count == 0)
            return IsCut(session, at) ? Block.Truncated : Block.NotThis;
        if (text.Has(at, session.End, BlockClose))
            return Block.Read(at + BlockClose.Length, calls);
        return session.Log.Mend(Mending.MissingEndMarker) ? Block.Read(IsCut(session, at) ? session.End : at, calls) : Block.Malformed;
    }

    private static bool IsCut(ParseSession session, int at)
        => at >= session.End || session.Text.IsCutToken(at, session.End, [BlockClose, CallOpen, CallClose]);

    private static ReadOutcome ReadMembers(
        ParseSession session, ref int at, Func<string, string, ParameterSchema> schemaOf, string owner, int depth, out JsonObject members)
    {
        var list = new List<JsonMember>();
        members = JsonObject.Empty;
        while (TryOpenTag(session, at, out var tag, out var inner))
        {
            at = inner;
            var outcome = ReadContent(session, ref at, tag, schemaOf(owner, tag), depth + 1, out var value);
            if (outcome != ReadOutcome.Complete)
                return outcome;
            list.Add(new JsonMember(tag, value));
            at = session.Text.SkipSpace(at, session.End);
        }

        members = new JsonObject(list);
        return at >= session.End || IsCutTag(session, at) ? ReadOutcome.Truncated : ReadOutcome.Complete;
    }

    /// <summary>Reads from after an opening tag to after its closing tag.</summary>
    private static ReadOutcome ReadContent(
        ParseSession session, ref int at, string tag, ParameterSchema schema, int depth, out JsonValue value)
    {
        value = JsonNull.Instance;
        if (session.Log.IsTooDeep(depth - 1, session.Options.MaxDepth))
            return ReadOutcome.Invalid;

        var text = session.Text;
        var start = at;
        if (!TryOpenTag(session, at, out _, out _))
        {
            var length = text.AsSpan(at, session.End - at).IndexOf(Prefix);
            if (length < 0)
                return ReadOutcome.Truncated;
            var raw = TaggedValue.TrimLineBreaks(text.Substring(start, length));
            var types = DeclaredTypes.Of(schema);
            var read = EmptyStructure(raw, types)
                ?? TaggedValue.Read(raw, types, untypedAsJson: true, session.Log, session.Options.MaxDepth);
            if (read is null)
                return ReadOutcome.Invalid;
            value = read;
            at = start + length;
            return SkipClosing(session, ref at, tag);
        }

        var members = new List<JsonMember>();
        while (TryOpenTag(session, at, out var inner, out var next))
        {
            at = next;
            var innerSchema = inner == Item && schema.Items is not null ? schema.Items : schema.PropertyOrAnything(inner);
            var outcome = ReadContent(session, ref at, inner, innerSchema, depth + 1, out var item);
            if (outcome != ReadOutcome.Complete)
                return outcome;
            members.Add(new JsonMember(inner, item));
            at = text.SkipSpace(at, session.End);
        }

        var isList = members.TrueForAll(member => member.Name == Item) && DeclaredTypes.Of(schema).HasFlag(JsonTypes.Array);
        value = isList ? new JsonArray([.. members.Select(member => member.Value)]) : new JsonObject(members);
        return SkipClosing(session, ref at, tag);
    }

    /// <summary>The list or object without members that a tag around nothing is, where its type says so and no text may stand there.</summary>
    private static JsonValue? EmptyStructure(string raw, JsonTypes types)
    {
        if (!string.IsNullOrWhiteSpace(raw) || types.HasFlag(JsonTypes.String))
            return null;
        return types.HasFlag(JsonTypes.Array) ? new JsonArray([]) : types.HasFlag(JsonTypes.Object) ? JsonObject.Empty : null;
    }

    private static bool TryOpenTag(ParseSession session, int at, out string tag, out int after)
    {
        var text = session.Text;
        tag = "";
        at = text.SkipSpace(at, session.End);
        after = at;
        if (!text.Has(at, session.End, Prefix + "<") || text.Has(at, session.End, Prefix + "</"))
            return false;
        var start = at + Prefix.Length + 1;
        var length = text.AsSpan(start, Math.Min(LongestTag, session.End - start)).IndexOf('>');
        if (length <= 0)
            return false;
        tag = text.Substring(start, length);
        after = start + length + 1;
        return true;
    }

    /// <summary>Whether the text ends within a tag that begins at a position.</summary>
    private static bool IsCutTag(ParseSession session, int at)
    {
        at = session.Text.SkipSpace(at, session.End);
        return session.Text.IsCutToken(at, session.End, [Prefix + "<"])
            || (session.Text.Has(at, session.End, Prefix + "<") && session.End - at < LongestTag && !session.Text.AsSpan(at + Prefix.Length, session.End - at - Prefix.Length).Contains('>'));
    }

    private static ReadOutcome SkipClosing(ParseSession session, ref int at, string tag)
    {
        var closing = Prefix + "</" + tag + ">";
        if (!session.Text.Has(at, session.End, closing))
            return session.Text.IsCutToken(at, session.End, [closing]) || IsCutTag(session, at) ? ReadOutcome.Truncated : ReadOutcome.Invalid;
        at += closing.Length;
        return ReadOutcome.Complete;
    }
}
