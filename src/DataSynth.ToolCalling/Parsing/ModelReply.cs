namespace DataSynth.ToolCalling.Parsing;

/// <summary>One raw reply of a model: the asset that everything else is derived from.</summary>
/// <param name="Text">The text for the user as the server handed it back, calls in the model's own syntax included; may be empty.</param>
/// <param name="ToolCalls">Calls that the server parsed; empty when it parsed none.</param>
/// <param name="Reasoning">Reasoning that the server kept apart, or null.</param>
/// <param name="FinishReason">The server's word (<c>stop</c>, <c>length</c>, <c>tool_calls</c>, or anything else), or null.</param>
public sealed record ModelReply(
    string Text,
    IReadOnlyList<ApiToolCall> ToolCalls,
    string? Reasoning,
    string? FinishReason)
{
    /// <summary>Whether the reply was cut at the token limit, so that nothing can be said of what the model meant.</summary>
    public bool IsCut => SaysCut(FinishReason);

    /// <summary>Whether a server's word for why a reply ends means that the server, not the model, ended it: an error, a filter, an abort
    /// (vLLM), a model that is loaded or unloaded (Ollama).</summary>
    /// <param name="finishReason">The word, or null.</param>
    public static bool SaysFault(string? finishReason) => finishReason is "error" or "content_filter" or "abort" or "load" or "unload";

    /// <summary>Whether a server's word for why a reply ends means the token limit.</summary>
    /// <param name="finishReason">The word, or null.</param>
    public static bool SaysCut(string? finishReason) => finishReason is "length" or "max_tokens" or "model_length";
}
