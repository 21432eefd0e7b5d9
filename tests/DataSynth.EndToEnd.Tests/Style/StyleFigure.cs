using DataSynth.ToolCalling.Seeding;

namespace DataSynth.EndToEnd.Tests.Style;

/// <summary>How often style alone told right, on tasks that the classifier had not seen.</summary>
/// <param name="Share">The share told right; 0.5 is chance.</param>
/// <param name="Low">The lower end of its 95 % interval.</param>
/// <param name="High">The upper end.</param>
internal sealed record StyleFigure(double Share, double Low, double High)
{
    private const int Resamples = 1000;

    /// <summary>
    /// A share with its interval. Whole tasks are drawn again (percentile bootstrap), because the pairs of one task, of all seeds, have their
    /// right side in common and are no independent observations.
    /// </summary>
    /// <param name="tasks">The task of each observation.</param>
    /// <param name="scores">Each observation: 1 told right, 0 told wrong, 0.5 not told.</param>
    public static StyleFigure Of(IReadOnlyList<string> tasks, IReadOnlyList<double> scores)
    {
        var sums = tasks.Zip(scores).GroupBy(pair => pair.First, pair => pair.Second).Select(group => (Sum: group.Sum(), Count: group.Count())).ToArray();
        var random = new SeededRandom(1, "bootstrap");
        var shares = Enumerable.Range(0, Resamples).Select(_ =>
        {
            var (sum, count) = (0.0, 0);
            for (var i = 0; i < sums.Length; i++)
            {
                var drawn = random.Pick(sums);
                (sum, count) = (sum + drawn.Sum, count + drawn.Count);
            }

            return sum / count;
        }).Order().ToArray();
        return new StyleFigure(scores.Average(), shares[Resamples * 25 / 1000], shares[Resamples * 975 / 1000]);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Share:0.000} ({Low:0.000} to {High:0.000})");
}
