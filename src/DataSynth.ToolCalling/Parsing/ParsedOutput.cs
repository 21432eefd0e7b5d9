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
}
