using System.Globalization;
using DataSynth.ToolCalling.Comparison.Python;

namespace DataSynth.ToolCalling.Rewards.ToolRl;

/// <summary>The reward for long thoughts, in [0, 1].</summary>
internal static class ToolRlLength
{
    /// <param name="answer">The answer.</param>
    /// <param name="step">The step that the target grows with (384 to 640 words in 105 steps, and on), or null for 512 words.</param>
    public static double Of(string answer, double? step)
    {
        const string Begin = "<think>";
        const string End = "</think>";
        if (!answer.Contains(Begin, StringComparison.Ordinal) || !answer.Contains(End, StringComparison.Ordinal))
            return 0;

        var thought = answer.AsSpan(answer.LastIndexOf(Begin, StringComparison.Ordinal) + Begin.Length);
        var end = thought.IndexOf(End);
        if (end >= 0)
            thought = thought[..end];

        var target = step is { } at ? (256 * at / 105) + 384 : 512;
        return Math.Min(1, RoundToTwoPlaces(PythonText.CountWords(thought) / target));
    }

    /// <summary>Python's <c>round(x, 2)</c>, which rounds the exact value; <see cref="Math.Round(double, int)"/> scales first and errs.</summary>
    private static double RoundToTwoPlaces(double value)
        => double.Parse(value.ToString("F2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
