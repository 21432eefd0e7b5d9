using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Parsing.Syntaxes;

namespace DataSynth.ToolCalling.Parsing;

/// <summary>
/// The results of tools that models write into their replies: invented ones behind a call, and repeated or invented ones before it. What
/// stands in a result is what a tool said, and never a call.
/// </summary>
internal static class ToolResults
{
    /// <summary>The label of the line of ReAct prompts that gives a result; nothing closes it.</summary>
    public const string Observation = "Observation";

    /// <summary>The spellings of that label.</summary>
    public static readonly IReadOnlyList<string> Observations = PromptLabels.Spell(Observation);

    private static readonly string[] Elements =
    [
        "tool_response", "tool_responses", "tool_result", "tool_results", "tool_output", "tool_outputs", "function_response", "function_responses",
        "function_result", "function_results", "function_output", "function_outputs", "observation", "longcat_tool_response", "TOOL_RESPONSE",
    ];

    private static readonly (string Open, string Close)[] Pairs =
    [
        .. Elements.SelectMany(element => ((string Open, string Close)[])[($"<{element}>", $"</{element}>"), ($"<{element} ", $"</{element}>")]),
        ("[TOOL_RESULTS]", "[/TOOL_RESULTS]"),
        ("<|tool_response>", "<tool_response|>"),
        ("<|tool_response|>", "<|/tool_response|>"),
        ("<|tool_response_start|>", "<|tool_response_end|>"),
        ("<start_function_response>", "<end_function_response>"),
        ("<|START_TOOL_RESULT|>", "<|END_TOOL_RESULT|>"),
        .. DeepSeekMarkers.Spell("tool outputs begin").Zip(DeepSeekMarkers.Spell("tool outputs end")),
        .. DeepSeekMarkers.Spell("tool output begin").Zip(DeepSeekMarkers.Spell("tool output end")),
    ];

    /// <summary>What a result may begin with.</summary>
    public static IReadOnlyList<string> Openings { get; } = [.. Pairs.Select(pair => pair.Open), .. Observations];

    /// <summary>The marker of a result that stands at a position, and what closes it; an empty text for the label <c>Observation:</c>, which
    /// must begin a line. Null where there is none.</summary>
    public static (string Open, string Close)? At(string text, int at, int end)
    {
        if (text.TokenAt(at, end, Observations) is { } observation)
            return PromptLabels.BeginsLine(text, at) ? (observation, "") : null;
        foreach (var pair in Pairs)
        {
            if (text.Has(at, end, pair.Open))
                return pair;
        }

        return null;
    }

    /// <summary>Whether a marker that is never closed is only named: words stand around it on its line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the marker begins.</param>
    /// <param name="after">Where it ends.</param>
    /// <param name="end">Where the text ends.</param>
    public static bool IsNamed(string text, int at, int after, int end)
    {
        while (after < end && text[after] is ' ' or '\t')
            after++;
        return !PromptLabels.BeginsLine(text, at) && after < end && TextSpans.IsNamePart(text[after]);
    }
}
