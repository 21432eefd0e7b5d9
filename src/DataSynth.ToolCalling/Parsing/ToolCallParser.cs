using DataSynth.ToolCalling.Parsing.Values;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing;

/// <summary>Reads the calls out of what a model wrote. Pure and thread-safe; a bad text is an outcome, never an exception.</summary>
public static class ToolCallParser
{
    /// <summary>Reads a text in whatever syntax it is written.</summary>
    /// <param name="text">The model's text as the server handed it back.</param>
    /// <param name="tools">The tools offered; they type the values of tagged syntaxes and tell calls from prose.</param>
    /// <param name="options">Hint and limits.</param>
    /// <returns>Calls, content and reasoning. A text without calls is returned as content unchanged. Time is linear in the text.</returns>
    public static ParsedOutput Parse(string text, IReadOnlyList<Tool> tools, ParseOptions options)
        => new TextParser(text, new OfferedTools(tools), options).Parse();

    /// <summary>
    /// Reads a reply: the server's own calls where every one has arguments that are a JSON object, otherwise its text.
    /// </summary>
    /// <param name="reply">The raw reply.</param>
    /// <param name="tools">The tools offered.</param>
    /// <param name="options">Hint and limits.</param>
    /// <returns>As for a text, with the syntax <c>api</c> for calls that the server parsed. Reasoning that the server kept apart comes
    /// before reasoning in the text. Without calls, a reply that was cut at the token limit within a call is truncated.</returns>
    public static ParsedOutput Parse(ModelReply reply, IReadOnlyList<Tool> tools, ParseOptions options)
        => ReplyParser.Parse(reply, new OfferedTools(tools), options);
}
