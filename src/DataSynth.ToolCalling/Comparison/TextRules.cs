using DataSynth.ToolCalling.Json.Unicode;

namespace DataSynth.ToolCalling.Comparison;

/// <summary>When two strings are the same text.</summary>
/// <param name="IgnoreCase">Whether letter case says nothing; simple case mapping, no language's special rules.</param>
/// <param name="CollapseSpace">Whether a run of white space counts as one space.</param>
internal readonly record struct TextRules(bool IgnoreCase, bool CollapseSpace)
{
    /// <summary>Equal in normalisation form C after trimming white space at both ends.</summary>
    public bool AreEqual(string left, string right) => left == right || Fold(left) == Fold(right);

    /// <summary>The text that all equal texts share.</summary>
    public string Fold(string text)
    {
        var folded = Normalization.FormC(text.Trim());
        if (CollapseSpace)
            folded = string.Join(' ', folded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return IgnoreCase ? folded.ToLowerInvariant() : folded;
    }
}
