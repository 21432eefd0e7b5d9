using DataSynth.ToolCalling.Parsing.Scanning;

namespace DataSynth.ToolCalling.Parsing;

/// <summary>The tags between which models think.</summary>
internal static class ReasoningTags
{
    /// <summary>Pairs of opening and closing tag.</summary>
    public static readonly IReadOnlyList<(string Open, string Close)> Pairs =
    [
        ("<think>", "</think>"),
        ("<thinking>", "</thinking>"),
        ("<thought>", "</thought>"),
        ("<reasoning>", "</reasoning>"),
        ("[THINK]", "[/THINK]"),
        ("<seed:think>", "</seed:think>"),
        ("<longcat_think>", "</longcat_think>"),
        ("<mm:think>", "</mm:think>"),
        ("<|START_THINKING|>", "<|END_THINKING|>"),
        ("<|inner_prefix|>", "<|inner_suffix|>"),
        ("<|thought_start|>", "<|thought_end|>"),
        ("<|channel>thought", "<channel|>"),
    ];

    /// <summary>
    /// What closes reasoning that the prompt opened, so that everything before it is reasoning. Apriel only announces its answer.
    /// </summary>
    public static readonly IReadOnlyList<string> Closings = [.. Pairs.Select(pair => pair.Close), "[BEGIN FINAL RESPONSE]"];

    /// <summary>Reasoning without the heading that Apriel's template has it begin with.</summary>
    public static string WithoutHeading(string reasoning)
    {
        const string heading = "Here are my reasoning steps:";
        var trimmed = reasoning.TrimStart();
        return trimmed.StartsWith(heading, StringComparison.Ordinal) ? trimmed[heading.Length..] : reasoning;
    }

    /// <summary>Skips closed reasoning, and white space, at the start of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where to begin.</param>
    /// <param name="end">Where the text ends.</param>
    /// <param name="reasoning">The reasoning skipped, or null.</param>
    /// <returns>Where the rest begins.</returns>
    public static int SkipLeading(string text, int at, int end, out string? reasoning)
    {
        var parts = new List<string>();
        at = text.SkipSpace(at, end);
        while (Pairs.FirstOrDefault(pair => text.Has(at, end, pair.Open)) is { Open: not null } pair)
        {
            var inner = at + pair.Open.Length;
            var close = text.IndexOf(pair.Close, inner, end - inner, StringComparison.Ordinal);
            if (close < 0)
                break;
            parts.Add(text[inner..close].Trim());
            at = text.SkipSpace(close + pair.Close.Length, end);
        }

        var joined = string.Join('\n', parts.Where(part => part.Length > 0));
        reasoning = joined.Length == 0 ? null : joined;
        return at;
    }
}
