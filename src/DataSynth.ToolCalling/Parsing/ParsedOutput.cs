using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing;

/// <summary>What a reply says once its syntax is taken away.</summary>
/// <param name="Status">How well it could be read.</param>
/// <param name="Syntax">The syntax found: a name of the registry, <c>api</c> for calls that the server parsed, or null for none.</param>
/// <param name="Calls">The calls in the order of the text; empty unless the status is ok or repaired.</param>
/// <param name="Content">The text for the user, without calls and reasoning; where the status is malformed or truncated, all of the text but the
/// reasoning, since none of it is a call. Never null.</param>
/// <param name="Reasoning">The reasoning text, or null when there is none.</param>
public sealed record ParsedOutput(
    ParseStatus Status,
    string? Syntax,
    IReadOnlyList<ToolCall> Calls,
    string Content,
    string? Reasoning)
{
    /// <summary>The syntax of calls that the server parsed.</summary>
    public const string ApiSyntax = "api";

    /// <summary>What was mended, in the order of the text; empty unless the status is repaired.</summary>
    public IReadOnlyList<string> Repairs { get; init; } = [];

    /// <summary>Why the text is malformed, where a limit was the reason; null otherwise.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether the text is a list of calls with no call in it (<c>[]</c>), which is not the same as an answer in words.</summary>
    public bool IsEmptyList { get; init; }

    /// <summary>Whether a syntax says of the content that it is an answer in words.</summary>
    internal bool IsAnswer { get; init; }

    /// <summary>Whether nobody can say which of the calls in the text are calls.</summary>
    internal bool IsDoubtful { get; init; }

    /// <summary>Whether it is what stands between the markers of a syntax.</summary>
    internal bool IsMarked { get; init; }

    /// <summary>A reply that calls nothing.</summary>
    /// <param name="content">Its text.</param>
    public static ParsedOutput NoCall(string content) => new(ParseStatus.None, null, [], content, null);

    /// <summary>What readers of the text found.</summary>
    /// <param name="session">Limits and the repair log.</param>
    /// <param name="outcome">Whether it was read.</param>
    /// <param name="syntax">The syntax, or null.</param>
    /// <param name="calls">The calls; ignored unless read.</param>
    /// <param name="content">The text for the user.</param>
    /// <param name="reasoning">The reasoning, or null.</param>
    internal static ParsedOutput Of(
        ParseSession session, BlockOutcome outcome, string? syntax, IReadOnlyList<ToolCall> calls, string content, string? reasoning)
    {
        if (session.HasTooMany(calls.Count))
            (outcome, calls) = (BlockOutcome.Malformed, []);
        if (outcome == BlockOutcome.Read && calls.Count == 0)
            return new ParsedOutput(ParseStatus.None, null, [], content, reasoning);

        var repairs = outcome == BlockOutcome.Read ? session.Log.ToList() : [];
        var status = outcome switch
        {
            BlockOutcome.Truncated => ParseStatus.Truncated,
            BlockOutcome.Malformed => ParseStatus.Malformed,
            _ => repairs.Count > 0 ? ParseStatus.Repaired : ParseStatus.Ok,
        };
        return new ParsedOutput(status, syntax, calls, content, reasoning)
        {
            Repairs = repairs,
            Problem = status == ParseStatus.Malformed ? session.Limits.Problem : null,
        };
    }
}
