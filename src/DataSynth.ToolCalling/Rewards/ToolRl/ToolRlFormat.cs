namespace DataSynth.ToolCalling.Rewards.ToolRl;

/// <summary>
/// Whether an answer has the fields that the ground truth has, in order and each once. The ground truth is searched as text, as in the
/// reference code, so that a tag mentioned in its thought counts as a field.
/// </summary>
internal static class ToolRlFormat
{
    private const string CallBegin = "<tool_call>";
    private const string CallEnd = "</tool_call>";
    private const string ResponseBegin = "<response>";
    private const string ResponseEnd = "</response>";

    public static bool IsRight(string answer, string groundTruth)
    {
        var hasCall = groundTruth.Contains(CallBegin, StringComparison.Ordinal);
        var hasResponse = groundTruth.Contains(ResponseBegin, StringComparison.Ordinal);
        return (hasCall, hasResponse) switch
        {
            (false, true) => IsSequence(answer, "</think>\n<response>", ResponseEnd)
                && Once(answer, ResponseBegin, ResponseEnd),
            (true, false) => IsSequence(answer, "</think>\n<tool_call>\n", "\n</tool_call>")
                && Once(answer, CallBegin, CallEnd),
            (true, true) => IsSequence(answer, "</think>\n<tool_call>\n", "\n</tool_call>\n<response>", ResponseEnd)
                && Once(answer, CallBegin, CallEnd, ResponseBegin, ResponseEnd),
            _ => IsSequence(answer, "</think>"),
        };
    }

    /// <summary>Whether the answer starts with a thought, then has the parts in order, the last of them at its very end, with anything
    /// between them. The earliest place is best for all parts but the last.</summary>
    private static bool IsSequence(string answer, params ReadOnlySpan<string> parts)
    {
        const string Begin = "<think>";
        if (!answer.StartsWith(Begin, StringComparison.Ordinal))
            return false;

        var position = Begin.Length;
        foreach (var part in parts[..^1])
        {
            var found = answer.IndexOf(part, position, StringComparison.Ordinal);
            if (found < 0)
                return false;
            position = found + part.Length;
        }

        return answer.EndsWith(parts[^1], StringComparison.Ordinal) && answer.Length - parts[^1].Length >= position;
    }

    private static bool Once(string answer, params ReadOnlySpan<string> tags)
    {
        foreach (var tag in tags)
        {
            var first = answer.IndexOf(tag, StringComparison.Ordinal);
            if (first < 0 || answer.IndexOf(tag, first + tag.Length, StringComparison.Ordinal) >= 0)
                return false;
        }

        return true;
    }
}
