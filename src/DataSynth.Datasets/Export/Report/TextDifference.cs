namespace DataSynth.Datasets.Export.Report;

/// <summary>Splits a text into stretches that another one has as well, and stretches that it has not: the longest common subsequence of their
/// words, quotes, brackets and separators.</summary>
internal static class TextDifference
{
    /// <summary>Beyond this many pieces only a common beginning and end are found.</summary>
    private const int MaxPieces = 400;

    /// <summary>The stretches of a text in order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="other">What it is held against.</param>
    public static IReadOnlyList<(string Text, bool IsCommon)> Of(string text, string other)
    {
        var (pieces, others) = (Pieces(text), Pieces(other));
        var common = pieces.Count <= MaxPieces && others.Count <= MaxPieces ? Subsequence(pieces, others) : Ends(pieces, others);
        var stretches = new List<(string Text, bool IsCommon)>();
        for (var i = 0; i < pieces.Count; i++)
        {
            if (stretches.Count > 0 && stretches[^1].IsCommon == common[i])
                stretches[^1] = (stretches[^1].Text + pieces[i], common[i]);
            else
                stretches.Add((pieces[i], common[i]));
        }

        return stretches;
    }

    private static bool[] Subsequence(List<string> pieces, List<string> others)
    {
        var length = new int[pieces.Count + 1, others.Count + 1];
        for (var i = pieces.Count - 1; i >= 0; i--)
        {
            for (var j = others.Count - 1; j >= 0; j--)
                length[i, j] = pieces[i] == others[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
        }

        var common = new bool[pieces.Count];
        for (int i = 0, j = 0; i < pieces.Count && j < others.Count;)
        {
            if (pieces[i] == others[j])
                (common[i++], j) = (true, j + 1);
            else if (length[i + 1, j] >= length[i, j + 1])
                i++;
            else
                j++;
        }

        return common;
    }

    private static bool[] Ends(List<string> pieces, List<string> others)
    {
        var common = new bool[pieces.Count];
        var shorter = Math.Min(pieces.Count, others.Count);
        var start = 0;
        while (start < shorter && pieces[start] == others[start])
            common[start++] = true;
        for (var end = 1; end <= shorter - start && pieces[^end] == others[^end]; end++)
            common[^end] = true;
        return common;
    }

    private static List<string> Pieces(string text)
    {
        var pieces = new List<string>();
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && IsWord(text[i]) && IsWord(text[i - 1]))
                continue;
            pieces.Add(text[start..i]);
            start = i;
        }

        return pieces;
    }

    private static bool IsWord(char character) => char.IsLetterOrDigit(character) || character is '_' or '.' or '-' || char.IsSurrogate(character);
}
