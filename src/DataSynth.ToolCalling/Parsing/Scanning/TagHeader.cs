using System.Net;

namespace DataSynth.ToolCalling.Parsing.Scanning;

/// <summary>The rest of an opening tag after its element's name: <c>=NAME&gt;</c> or <c> name="NAME" string="true"&gt;</c>.</summary>
/// <param name="Name">The name after <c>=</c>, or the attribute <c>name</c>; null when there is none.</param>
/// <param name="Attributes">The other attributes.</param>
/// <param name="End">The position after <c>&gt;</c>.</param>
/// <param name="IsClosed">Whether the tag ends in <c>/&gt;</c> and has no content.</param>
internal sealed record TagHeader(string? Name, IReadOnlyDictionary<string, string> Attributes, int End, bool IsClosed)
{
    /// <summary>Longest header; what is longer is no tag, and looking further would not be linear.</summary>
    private const int MaxLength = 2048;

    private static readonly Dictionary<string, string> NoAttributes = [];

    /// <summary>Reads the header.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The position after the element's name.</param>
    /// <param name="end">Where the text ends.</param>
    /// <param name="header">The header; null unless complete.</param>
    public static ReadOutcome Read(string text, int at, int end, out TagHeader? header)
    {
        header = null;
        var limit = Math.Min(end, at + MaxLength);
        var cut = limit == end ? ReadOutcome.Truncated : ReadOutcome.Invalid;
        if (at < limit && text[at] == '=')
        {
            var close = text.AsSpan(at, limit - at).IndexOfAny('>', '<', '\n');
            if (close < 0)
                return cut;
            if (text[at + close] != '>')
                return ReadOutcome.Invalid;
            var name = text.AsSpan(at + 1, close - 1).Trim().Trim("\"'").Trim().ToString();
            header = new TagHeader(name, NoAttributes, at + close + 1, IsClosed: false);
            return ReadOutcome.Complete;
        }

        var attributes = new Dictionary<string, string>();
        while (true)
        {
            at = text.SkipSpace(at, limit);
            if (at >= limit || (text[at] == '/' && at + 1 == limit))
                return cut;
            if (text[at] == '>' || text.Has(at, limit, "/>"))
            {
                var closed = text[at] == '/';
                attributes.Remove("name", out var name);
                header = new TagHeader(name, attributes, at + (closed ? 2 : 1), closed);
                return ReadOutcome.Complete;
            }

            var outcome = ReadAttribute(text, ref at, limit, attributes);
            if (outcome != ReadOutcome.Complete)
                return outcome == ReadOutcome.Truncated ? cut : outcome;
        }
    }

    private static ReadOutcome ReadAttribute(string text, ref int at, int limit, Dictionary<string, string> attributes)
    {
        var from = at;
        while (at < limit && (TextSpans.IsNamePart(text[at]) || text[at] is '-' or ':'))
            at++;
        var name = text[from..at];
        at = text.SkipSpace(at, limit);
        if (at >= limit)
            return ReadOutcome.Truncated;
        if (name.Length == 0 || text[at] != '=')
            return ReadOutcome.Invalid;
        at = text.SkipSpace(at + 1, limit);
        if (at >= limit)
            return ReadOutcome.Truncated;
        if (text[at] == '<')
            return ReadOutcome.Invalid;

        var quote = text[at] is '"' or '\'' ? text[at] : '\0';
        var start = quote == '\0' ? at : at + 1;
        var close = quote == '\0'
            ? text.AsSpan(start, limit - start).IndexOfAny(" \n\t/>")
            : text.AsSpan(start, limit - start).IndexOf(quote);
        if (close < 0)
            return ReadOutcome.Truncated;
        attributes[name] = WebUtility.HtmlDecode(text.Substring(start, close));
        at = start + close + (quote == '\0' ? 0 : 1);
        return ReadOutcome.Complete;
    }
}
