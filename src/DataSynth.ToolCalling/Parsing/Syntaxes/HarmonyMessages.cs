using System.Buffers;
using System.Text;
using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing.Syntaxes;

/// <summary>
/// The messages of gpt-oss (OpenAI's harmony format): a header with channel and recipient, then the body. A body with a recipient is
/// a call, <c>analysis</c> is reasoning, the rest is for the user.
/// </summary>
internal sealed class HarmonyMessages(string name, string description, string example) : ToolCallSyntax(name, description, example)
{
    private const string Channel = "<|channel|>";
    private const string Start = "<|start|>";
    private const string Turn = Start + "assistant";
    private const string Message = "<|message|>";
    private const string Recipient = "to=";
    private const int MaxHeaderLength = 512;

    /// <summary>More words than a header without a recipient has.</summary>
    private const int ManyWords = 3;

    /// <summary>The tokens of a header before its body, in their order.</summary>
    private static readonly string[] HeaderTokens = [Turn, Channel, "<|constrain|>"];

    private static readonly string[] Begins = [Channel, Turn];
    private static readonly string[] Closings = ["<|end|>", "<|call|>", "<|return|>"];
    private static readonly string[] BodyEnds = [.. Closings, Start, Channel];
    private static readonly SearchValues<string> BodyStops = SearchValues.Create([.. BodyEnds, .. EndTokens.TurnEnds], StringComparison.Ordinal);

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Markers { get; } = Begins;

    /// <inheritdoc/>
    internal override Block ReadBlock(ParseSession session, int at, string marker)
    {
        var (text, end) = (session.Text, session.End);
        var calls = new List<ToolCall>();
        var content = new StringBuilder();
        var reasoning = new StringBuilder();
        var start = RoleStart(text, at);
        var header = start;
        do
        {
            var body = at;
            var outcome = SkipHeader(text, ref body, end);
            if (outcome == ReadOutcome.Truncated && text.AsSpan(header, end - header).Contains(Recipient, StringComparison.Ordinal))
                return Block.Truncated;
            if (outcome == ReadOutcome.Truncated && IsShort(text.AsSpan(header, end - header)))
                return Done(calls, content, reasoning, start, end);
            if (outcome != ReadOutcome.Complete)
                break;

            at = body;
            var said = text[header..body];
            if (RecipientOf(said) is { } tool)
            {
                outcome = NameThenJson.Read(session, ref at, tool, BodyEnds, calls);
                if (outcome != ReadOutcome.Complete)
                    return NameThenJson.Failure(outcome);
                var next = text.SkipSpace(at, end);
                if (next < end && text.TokenAt(next, end, [.. BodyEnds, .. EndTokens.TurnEnds]) is null && !session.Log.Mend(Mending.MissingEndMarker))
                    return Block.Malformed;
            }
            else
            {
                at = BodyEnd(text, body, end);
                var target = ChannelOf(said) == "analysis" ? reasoning : content;
                target.Append(target.Length > 0 ? "\n" : "").Append(text, body, at - body);
            }

            header = at = SkipEnd(text, at, end);
        }
        while (text.TokenAt(at, end, Begins) is not null);

        if (header == start)
            return Block.NotThis;
        // Whoever speaks next is not the model: it made the rest up.
        return Done(calls, content, reasoning, start, header) with { EndsReply = text.Has(header, end, Start) && !text.Has(header, end, Turn) };
    }

    /// <summary>Reads <c>analysis…assistantcommentary to=functions.f json{…}</c>, what is left without special tokens.</summary>
    internal override Block ReadBare(ParseSession session) => new StrippedHarmonyReader(session).Read(session.Hinted == this);

    private static Block Done(List<ToolCall> calls, StringBuilder content, StringBuilder reasoning, int start, int end)
        => Block.Read(end, calls) with
        {
            Start = start,
            Content = content.ToString().Trim(),
            Reasoning = reasoning.ToString().Trim(),
        };

    /// <summary>Goes over a header, which holds words on one line and its tokens in their order, to the body behind it.</summary>
    private static ReadOutcome SkipHeader(string text, ref int at, int end)
    {
        var limit = Math.Min(end, at + MaxHeaderLength);
        var passed = 0;
        while (at < limit)
        {
            if (text[at] != '<')
            {
                if (!char.IsLetterOrDigit(text[at]) && !" \t_-.:/=".Contains(text[at], StringComparison.Ordinal))
                    return ReadOutcome.Invalid;
                at++;
                continue;
            }

            if (text.Has(at, end, Message))
            {
                at += Message.Length;
                return ReadOutcome.Complete;
            }

            while (passed < HeaderTokens.Length && !text.Has(at, end, HeaderTokens[passed]))
                passed++;
            if (passed == HeaderTokens.Length)
                return text.IsCutToken(at, end, [Message, .. HeaderTokens]) ? ReadOutcome.Truncated : ReadOutcome.Invalid;
            at += HeaderTokens[passed++].Length;
        }

        return at == end ? ReadOutcome.Truncated : ReadOutcome.Invalid;
    }

    private static bool IsShort(ReadOnlySpan<char> header)
        => header.Count(' ') < ManyWords;

    /// <summary>Where a body without a call ends: at the next token of a header or turn, or at the end of reasoning that began before it.</summary>
    private static int BodyEnd(string text, int at, int end)
    {
        var stop = text.AsSpan(at, end - at).IndexOfAny(BodyStops) is var length and >= 0 ? at + length : end;
        return ReasoningTags.LastUnopened(text, at, stop) is (var closing and >= 0, _) ? closing : stop;
    }

    /// <summary>Where the header begins: with the recipient in the role part, that is before the marker.</summary>
    private static int RoleStart(string text, int at)
    {
        var from = Math.Max(0, at - MaxHeaderLength);
        var before = text.AsSpan(from, at - from);
        var recipient = before.LastIndexOf(Recipient);
        if (recipient < 0 || before[recipient..].TrimEnd().IndexOfAny(" \n{<") >= 0)
            return at;
        before = before[..recipient].TrimEnd();
        if (before.EndsWith("assistant", StringComparison.Ordinal))
            before = before[..^"assistant".Length];
        return from + before.Length;
    }

    private static string? RecipientOf(string header)
    {
        var at = header.IndexOf(Recipient, StringComparison.Ordinal);
        if (at < 0)
            return null;
        var rest = header.AsSpan(at + Recipient.Length);
        var length = rest.IndexOfAny(" \n\t<");
        var recipient = (length < 0 ? rest : rest[..length]).ToString();
        const string prefix = "functions.";
        if (recipient.StartsWith(prefix, StringComparison.Ordinal))
            recipient = recipient[prefix.Length..];
        return recipient is "" or "user" or "assistant" or "all" ? null : recipient;
    }

    private static string ChannelOf(string header)
    {
        var at = header.IndexOf(Channel, StringComparison.Ordinal);
        if (at < 0)
            return "final";
        var rest = header.AsSpan(at + Channel.Length).TrimStart();
        var length = rest.IndexOfAny(" \n\t<");
        return (length < 0 ? rest : rest[..length]).ToString();
    }

    /// <summary>The position after a token that ends a message, and after white space where there is one or the next message begins.</summary>
    private static int SkipEnd(string text, int at, int end)
    {
        var next = text.SkipSpace(at, end);
        return text.TokenAt(next, end, Closings) is { } token ? text.SkipSpace(next + token.Length, end)
            : next == end || text.TokenAt(next, end, Begins) is not null ? next
            : at;
    }
}
