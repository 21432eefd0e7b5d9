using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing;

/// <summary>Reads the calls out of what a model wrote. Pure and thread-safe; a bad text is an outcome, never an exception.</summary>
public static class ToolCallParser
{
    /// <summary>Reads a text in whatever syntax it is written.</summary>
    /// <param name="text">The model's text as the server handed it back.</param>
    /// <param name="tools">The tools offered; they type the values of tagged syntaxes and tell calls from prose.</param>
    /// <param name="options">Hint and limits.</param>
    public static ParsedOutput Parse(string text, IReadOnlyList<Tool> tools, ParseOptions options)
        => ParsedOutput.NoCall(text);

    /// <summary>
    /// Reads a reply: the server's own calls where every one has arguments that are a JSON object, otherwise its text.
    /// </summary>
    /// <param name="reply">The raw reply.</param>
    /// <param name="tools">The tools offered.</param>
    /// <param name="options">Hint and limits.</param>
    public static ParsedOutput Parse(ModelReply reply, IReadOnlyList<Tool> tools, ParseOptions options)
        => ParsedOutput.NoCall(reply.Text);
}
