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
    private const string Message = "<|message|>";
    private const string Recipient = "to=";
    private const int MaxHeaderLength = 512;

    private static readonly string[] AfterChannel = [Message, "<|constrain|>"];
    private static readonly string[] AfterRole = [Channel, .. AfterChannel];
    private static readonly string[] BodyEnds = ["<|end|>", "<|call|>", "<|return|>", Start, Channel];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Markers { get; } = [Channel, Start + "assistant"];

    /// <inheritdoc/>
    internal override Block ReadBlock(ParseSession session, int at, string marker)
    {
        if (!BeginsHeader(session, at + marker.Length, marker == Channel ? AfterChannel : AfterRole))
            return Block.NotThis;
        var calls = new List<ToolCall>();
        var content = new StringBuilder();
        var reasoning = new StringBuilder();
        var ends = BodyEnds.Select(token => new TagFinder(session.Text, session.End, token)).ToArray();
        var start = RoleStart(session.Text, at);
        at = start;
        while (at < session.End)
        {
            var window = session.Text.AsSpan(at, Math.Min(MaxHeaderLength, session.End - at));
            var length = window.IndexOf(Message);
            if (length < 0)
                return Without(window, session.End - at, calls, content, reasoning, start, session.End);
            var header = window[..length].ToString();
            if (header.StartsWith(Start, StringComparison.Ordinal) && !header.StartsWith(Start + "assistant", StringComparison.Ordinal))
                break;

            at += length + Message.Length;
            if (RecipientOf(header) is { } tool)
            {
                var outcome = NameThenJson.Read(session, ref at, tool, BodyEnds, calls);
                if (outcome != ReadOutcome.Complete)
                    return NameThenJson.Failure(outcome);
                at = SkipEnd(session.Text, ends.Min(end => end.Next(at)), session.End);
                continue;
            }

            var bodyEnd = Math.Min(session.End, ends.Min(end => end.Next(at)));
            var target = ChannelOf(header) == "analysis" ? reasoning : content;
            if (target.Length > 0)
                target.Append('\n');
            target.Append(session.Text, at, bodyEnd - at);
            at = SkipEnd(session.Text, bodyEnd, session.End);
        }

        return Done(calls, content, reasoning, start, session.End);
    }

    /// <summary>Reads <c>analysis…assistantcommentary to=functions.f json{…}</c>, what is left without special tokens.</summary>
    internal override Block ReadBare(ParseSession session) => new StrippedHarmonyReader(session).Read(session.Hinted == this);

    /// <summary>Whether the next token after a marker is one that a header may hold, or the text ends before there is one.</summary>
    private static bool BeginsHeader(ParseSession session, int at, string[] tokens)
    {
        var window = session.Text.AsSpan(at, Math.Min(MaxHeaderLength, session.End - at));
        var next = window.IndexOf("<|");
        return next < 0
            ? window.Length < MaxHeaderLength
            : session.Text.TokenAt(at + next, session.End, tokens) is not null
                || session.Text.IsCutToken(at + next, session.End, tokens);
    }

    private static Block Done(List<ToolCall> calls, StringBuilder content, StringBuilder reasoning, int start, int end)
        => Block.Read(end, calls) with
        {
            Start = start,
            Content = content.ToString().Trim(),
            Reasoning = reasoning.ToString().Trim(),
            EndsReply = true,
        };

    /// <summary>A header without a body: cut by the end of the text, or not a header at all.</summary>
    private static Block Without(
        ReadOnlySpan<char> header, int left, List<ToolCall> calls, StringBuilder content, StringBuilder reasoning, int start, int end)
    {
        if (left >= MaxHeaderLength)
            return calls.Count == 0 && content.Length + reasoning.Length == 0 ? Block.NotThis : Block.Malformed;
        return header.IndexOf(Recipient) >= 0 ? Block.Truncated : Done(calls, content, reasoning, start, end);
    }

    /// <summary>Where the header begins: with the recipient in the role part, that is before the marker.</summary>
    private static int RoleStart(string text, int at)
    {
        var from = Math.Max(0, at - MaxHeaderLength);
        var before = text.AsSpan(from, at - from);
        var recipient = before.LastIndexOf(Recipient);
        if (recipient < 0 || before[recipient..].TrimEnd().IndexOfAny(' ', '\n', '{') >= 0)
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

    private static int SkipEnd(string text, int at, int end)
    {
        if (at >= end)
            return end;
        var token = text.TokenAt(at, end, BodyEnds);
        return text.SkipSpace(token is Start or Channel or null ? at : at + token.Length, end);
    }
}
