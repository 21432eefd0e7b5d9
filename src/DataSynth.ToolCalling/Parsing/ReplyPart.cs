namespace DataSynth.ToolCalling.Parsing;

/// <summary>A stretch of a reply that is left when marked calls and reasoning are cut out.</summary>
/// <param name="Text">The text, trimmed and not empty.</param>
/// <param name="IsResult">Whether it is what a tool is said to have answered, in which nothing is a call.</param>
internal readonly record struct ReplyPart(string Text, bool IsResult);
