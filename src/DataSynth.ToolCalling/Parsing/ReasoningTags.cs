namespace DataSynth.ToolCalling.Parsing;

/// <summary>The tags between which models think.</summary>
internal static class ReasoningTags
{
    private const string Announcement = "[BEGIN FINAL RESPONSE]";

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
    public static readonly IReadOnlyList<string> Closings = [.. Pairs.Select(pair => pair.Close), Announcement];

    /// <summary>Reasoning without the heading that Apriel's template has it begin with.</summary>
    public static string WithoutHeading(string reasoning)
    {
        const string heading = "Here are my reasoning steps:";
        var trimmed = reasoning.TrimStart();
        return trimmed.StartsWith(heading, StringComparison.Ordinal) ? trimmed[heading.Length..] : reasoning;
    }

    /// <summary>The last closing tag in a stretch without an opening tag of its own in it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the stretch begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <returns>Where the tag begins and ends; -1 for both where there is none.</returns>
    public static (int At, int After) LastUnopened(string text, int start, int end)
    {
        var last = (At: -1, After: -1);
        foreach (var (open, close) in Pairs.Append(("", Announcement)))
        {
            var opened = 0;
            var from = start;
            while (text.AsSpan(from, end - from).IndexOf(close) is var length and >= 0)
            {
                opened += open.Length == 0 ? 0 : text.AsSpan(from, length).Count(open);
                if (opened == 0 && from + length > last.At)
                    last = (from + length, from + length + close.Length);
                opened = Math.Max(0, opened - 1);
                from += length + close.Length;
            }
        }

        return last;
    }
}
