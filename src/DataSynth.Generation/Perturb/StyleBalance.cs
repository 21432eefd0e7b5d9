using DataSynth.ToolCalling.Seeding;

namespace DataSynth.Generation.Perturb;

/// <summary>
/// Orders wrong answers so that none shows by how it is written. Counted are letters, capitals, digits, spaces and marks. Balanced is what
/// has as many of each as the right answer, or has a counterpart that takes away about what it adds: then a coin decides which of the two
/// comes first, and who sees the counts only learns nothing. What is not balanced comes last, the least change first.
/// </summary>
internal static class StyleBalance
{
    private const string Marks = "\" ,:{[.-_/";

    /// <summary>The balanced proposals in their order, counterparts exchanged by a coin, then the others.</summary>
    /// <param name="right">The right answer, as text.</param>
    /// <param name="proposals">Wrong answers, the best first.</param>
    /// <param name="text">A wrong answer as text.</param>
    /// <param name="random">The coin.</param>
    public static IEnumerable<T> Order<T>(string right, IReadOnlyList<T> proposals, Func<T, string> text, SeededRandom random)
    {
        var asked = Count(right);
        var changes = proposals.Select(proposal => Count(text(proposal)).Zip(asked, (wrong, expected) => wrong - expected).ToArray()).ToArray();
        var ordered = proposals.ToArray();
        var balanced = changes.Select(change => Size(change) == 0).ToArray();
        foreach (var isExact in (bool[])[true, false])
        {
            for (var i = 0; i < ordered.Length; i++)
            {
                if (balanced[i] || Counterpart(changes, balanced, i, isExact) is not (>= 0 and var counterpart))
                    continue;
                balanced[i] = balanced[counterpart] = true;
                if (random.Next(2) == 0)
                    (ordered[i], ordered[counterpart]) = (ordered[counterpart], ordered[i]);
            }
        }

        return ordered.Index().OrderBy(proposal => balanced[proposal.Index] ? 0 : Size(changes[proposal.Index])).Select(proposal => proposal.Item);
    }

    /// <summary>The later proposal that makes up best for one, or -1 where none makes up for half, or for all.</summary>
    private static int Counterpart(int[][] changes, bool[] taken, int one, bool isExact)
    {
        var best = -1;
        var least = int.MaxValue;
        for (var other = one + 1; other < changes.Length; other++)
        {
            var rest = Size(changes[one].Zip(changes[other], (left, right) => left + right));
            if (!taken[other] && rest < least && 2 * rest <= (isExact ? 0 : Math.Max(Size(changes[one]), Size(changes[other]))))
                (best, least) = (other, rest);
        }

        return best;
    }

    private static int Size(IEnumerable<int> change) => change.Sum(Math.Abs);

    private static int[] Count(string text)
    {
        var counts = new int[Marks.Length + 3];
        foreach (var character in text)
        {
            var mark = Marks.IndexOf(character, StringComparison.Ordinal);
            if (mark >= 0)
                counts[mark]++;
            else if (char.IsDigit(character))
                counts[^1]++;
            else if (char.IsUpper(character))
                counts[^2]++;
            else
                counts[^3]++;
        }

        return counts;
    }
}
