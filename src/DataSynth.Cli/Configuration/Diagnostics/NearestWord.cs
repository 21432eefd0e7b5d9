namespace DataSynth.Cli.Configuration.Diagnostics;

/// <summary>Finds what a user probably meant.</summary>
internal static class NearestWord
{
    private const int MaxLength = 64;

    /// <summary>The known word with the fewest typing errors against the found one: letters missing, extra, wrong or swapped.</summary>
    /// <param name="found">What the user wrote.</param>
    /// <param name="known">The words that are allowed there.</param>
    /// <returns>The nearest word; null when none is near enough (a third of the letters, at least one).</returns>
    public static string? Of(string found, IEnumerable<string> known)
    {
        if (found.Length is 0 or > MaxLength)
            return null;

        string? best = null;
        var bestDistance = int.MaxValue;
        foreach (var word in known)
        {
            var distance = Distance(found.ToLowerInvariant().Replace('-', '_'), word.ToLowerInvariant());
            if (distance < bestDistance)
                (best, bestDistance) = (word, distance);
        }

        return bestDistance <= Math.Max(1, found.Length / 3) ? best : null;
    }

    /// <summary>A sentence to put behind an error, such as <c>; did you mean "samples"?</c>; empty when nothing is near.</summary>
    /// <param name="found">What the user wrote.</param>
    /// <param name="known">The words that are allowed there.</param>
    public static string Hint(string found, IEnumerable<string> known)
        => Of(found, known) is { } word ? $"; did you mean \"{word}\"?" : string.Empty;

    /// <summary>Optimal string alignment distance (Damerau, 1964, without repeated edits).</summary>
    private static int Distance(string left, string right)
    {
        var table = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
            table[i, 0] = i;
        for (var j = 0; j <= right.Length; j++)
            table[0, j] = j;

        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = left[i - 1] == right[j - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1), table[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    best = Math.Min(best, table[i - 2, j - 2] + 1);
                table[i, j] = best;
            }
        }

        return table[left.Length, right.Length];
    }
}
