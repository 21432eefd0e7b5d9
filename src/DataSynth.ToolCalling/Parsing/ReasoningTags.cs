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

    /// <summary>What closes reasoning that the prompt opened, so that everything before it is reasoning. Apriel only announces its answer.</summary>
    public static readonly IReadOnlyList<string> Closings = [.. Pairs.Select(pair => pair.Close), "[BEGIN FINAL RESPONSE]"];
}
