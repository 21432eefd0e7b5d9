using System.Buffers;
using DataSynth.ToolCalling.Parsing.Scanning;

namespace DataSynth.ToolCalling.Parsing;

/// <summary>Tokens around a reply that servers leave in the text, and tags around the answer in it.</summary>
internal static class EndTokens
{
    /// <summary>Tokens that end a turn wherever they stand: what follows them, or an invented result, is not the reply.</summary>
    public static readonly IReadOnlyList<string> TurnEnds =
    [
        "<|im_end|>", "<|eot_id|>", "<|eom_id|>", "<|end_of_text|>", "<|endoftext|>", "<|end_of_turn|>", "<end_of_turn>",
        "<|END_OF_TURN_TOKEN|>", "<｜end▁of▁sentence｜>", "<|observation|>", "<|user|>", "<|im_start|>user", "<|im_start|>tool",
        "<|start_header_id|>user", "<|start_header_id|>tool", "<|start_header_id|>ipython",
    ];

    private static readonly SearchValues<string> NextTurns = SearchValues.Create([.. TurnEnds, .. ToolResults.Openings], StringComparison.Ordinal);

    private static readonly string[] AtEnd =
    [
        .. TurnEnds, "</s>", "<eos>", "<|end|>", "<|return|>", "<|call|>", "<turn|>", "<|eos|>", "<|eot|>", "<SPECIAL_11>", "<SPECIAL_12>",
        "<|END_RESPONSE|>", "[END FINAL RESPONSE]", "<|assistant_end|>", "<|message_sep|>", "<|role_sep|>", "<|role_end|>", "[e~[",
        "<｜end of sentence｜>",
    ];

    private static readonly string[] AtStart =
    [
        "<|im_start|>assistant", "<|start_header_id|>assistant<|end_header_id|>", "<|assistant|>", "<|START_OF_TURN_TOKEN|>",
        "<|CHATBOT_TOKEN|>", "<start_of_turn>model", "<s>", "<|begin_of_text|>",
    ];

    private static readonly (string Open, string Close)[] AnswerTags =
    [
        ("<response>", "</response>"),
        ("<answer>", "</answer>"),
        ("<|START_RESPONSE|>", "<|END_RESPONSE|>"),
        ("<|START_TEXT|>", "<|END_TEXT|>"),
    ];

    /// <summary>Where the reply ends, tokens at its end and white space around them left out.</summary>
    public static int EndOf(string text)
    {
        var end = text.TrimBack(0, text.Length);
        while (AtEnd.FirstOrDefault(token => text.AsSpan(0, end).EndsWith(token, StringComparison.Ordinal)) is { } found)
            end = text.TrimBack(0, end - found.Length);
        return end;
    }

    /// <summary>Where the next turn or an invented result begins, or the end of the text; a token in a string that is closed begins neither.</summary>
    public static int NextTurn(string text, int at, int end)
    {
        var strings = new UnmarkedStrings(text, at, end);
        while (text.AsSpan(at, end - at).IndexOfAny(NextTurns) is var length and >= 0)
        {
            at += length;
            if (strings.EndAround(at) is not (>= 0 and var after) || after >= end)
                return at;
            at = after;
        }

        return end;
    }

    /// <summary>Where the reply begins, tokens at its start left out.</summary>
    public static int StartOf(string text, int end)
    {
        var start = 0;
        while (text.TokenAt(text.SkipSpace(start, end), end, AtStart) is { } found)
            start = text.SkipSpace(start, end) + found.Length;
        return start;
    }

    /// <summary>The text without tags that only say that it is the answer.</summary>
    public static string Unwrap(string content)
    {
        foreach (var (open, close) in AnswerTags)
        {
            if (content.StartsWith(open, StringComparison.Ordinal))
                content = content[open.Length..].TrimStart();
            if (content.EndsWith(close, StringComparison.Ordinal))
                content = content[..^close.Length].TrimEnd();
        }

        return content;
    }
}
