using DataSynth.ToolCalling.Comparison.Python;

namespace DataSynth.ToolCalling.Rewards.ToolRl;

/// <summary>Cuts the answer out of a text with chat markers.</summary>
internal static class ToolRlAnswer
{
    /// <summary>The answer, or null when the experiment's name tells no chat template.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="experiment">The experiment's name; <c>llama</c> in it is looked for before <c>qwen</c>, in lower case only.</param>
    public static string? Cut(string text, string experiment)
    {
        if (experiment.Contains("llama", StringComparison.Ordinal))
            return Between(text, "<|start_header_id|>assistant<|end_header_id|>", "<|eot_id|>");
        if (experiment.Contains("qwen", StringComparison.Ordinal))
            return Between(text, "<|im_start|>assistant", "<|im_end|>");
        return null;
    }

    private static string Between(string text, string begin, string end)
    {
        var answer = text.AsSpan();
        var start = answer.LastIndexOf(begin);
        if (start >= 0)
            answer = answer[(start + begin.Length)..];
        var stop = answer.IndexOf(end);
        answer = PythonText.Strip(stop >= 0 ? answer[..stop] : answer);
        return answer.Length == text.Length ? text : answer.ToString();
    }
}
