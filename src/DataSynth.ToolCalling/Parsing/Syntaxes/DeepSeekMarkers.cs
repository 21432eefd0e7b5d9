namespace DataSynth.ToolCalling.Parsing.Syntaxes;

/// <summary>
/// Spellings of DeepSeek's special tokens. The tokenizer's own have a full-width bar (U+FF5C) and U+2581 between words; what servers
/// and distilled models write has ASCII bars, underscores or blanks as well.
/// </summary>
internal static class DeepSeekMarkers
{
    /// <summary>All spellings of a token.</summary>
    /// <param name="words">Its words, with one blank between them.</param>
    public static string[] Spell(string words)
        => [.. from bar in (string[])["｜", "|"]
               from gap in (string[])["▁", "_", " ", "\\_"]
               select $"<{bar}{words.Replace(" ", gap, StringComparison.Ordinal)}{bar}>"];
}
