using DataSynth.Generation.Chat;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Generation.Replies;

/// <summary>Everything that a stored body says.</summary>
/// <param name="Reply">Text, calls (under the task's names), reasoning and finish reason.</param>
/// <param name="RawOutput">What the column <c>raw_output</c> holds: the text where the server parsed no calls, otherwise the message's JSON
/// as it stands in the body.</param>
public sealed record ReadReply(ModelReply Reply, string RawOutput)
{
    /// <summary>The model as the server names it, or null.</summary>
    public string? ModelId { get; init; }

    /// <summary>Prompt tokens that the server counted, or null.</summary>
    public long? InputTokens { get; init; }

    /// <summary>Reply tokens that the server counted, or null.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>True where the server could not read what its own model wrote and answered with an error that quotes it: the sample is
    /// malformed, and there is no message.</summary>
    public bool IsUnreadable { get; init; }

    /// <summary>The spellings under which the model saw the tools.</summary>
    internal ToolNameMap Names { get; init; } = ToolNameMap.Identity;

    /// <summary>
    /// Reads the calls, from text too: the parser sees the tools under the names that the model saw, and the calls come back under the
    /// task's. Prefer this to <see cref="ToolCallParser"/>, which knows nothing of the wire's names.
    /// </summary>
    /// <param name="tools">The task's tools.</param>
    /// <param name="options">Hint and limits.</param>
    public ParsedOutput Parse(IReadOnlyList<Tool> tools, ParseOptions options)
        => IsUnreadable
            ? new ParsedOutput(ParseStatus.Malformed, null, [], Reply.Text, Reply.Reasoning)
            : Names.ToSource(ToolCallParser.Parse(Reply, Names.ToWire(tools), options));
}
