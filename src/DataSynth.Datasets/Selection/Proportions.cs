namespace DataSynth.Datasets.Selection;

/// <summary>
/// What part of a set each group is to be: what its weight says, as far as a share of abstentions lets it. Groups that have one side alone
/// cannot be more than that side of the set; the others take what they leave.
/// </summary>
/// <param name="groups">The groups, with the sides that they have.</param>
internal sealed class Proportions(IReadOnlyList<(double Weight, bool HasCalls, bool HasAbstentions)> groups)
{
    /// <summary>The part of each group, in [0, 1]; 0 for a group that has nothing on a side that is wanted.</summary>
    /// <param name="share">The share of abstentions, in [0, 1].</param>
    public double[] Of(double share)
    {
        var parts = new double[groups.Count];
        List<int> others = [.. Enumerable.Range(0, groups.Count).Where(group => HasCalls(group, share) || HasAbstentions(group, share))];
        var (part, weight) = (1d, WeightOf(others));
        int[][] alone = [[.. others.Where(group => !HasAbstentions(group, share))], [.. others.Where(group => !HasCalls(group, share))]];
        foreach (var (groupsOfSide, side) in alone.Zip([1 - share, share]))
        {
            // At most one side is too small for those that have no other: together they are no more than all.
            if (WeightOf(groupsOfSide) is var weightOfSide && weightOfSide <= side * WeightOf(others))
                continue;
            ShareOut(groupsOfSide, side, weightOfSide);
            others.RemoveAll(groupsOfSide.Contains);
            (part, weight) = (part - side, weight - weightOfSide);
            break;
        }

        ShareOut(others, part, weight);
        return parts;

        void ShareOut(IEnumerable<int> among, double of, double weights)
        {
            foreach (var group in among)
                parts[group] = groups[group].Weight / weights * of;
        }
    }

    private bool HasCalls(int group, double share) => groups[group].HasCalls && share < 1;

    private bool HasAbstentions(int group, double share) => groups[group].HasAbstentions && share > 0;

    private double WeightOf(IEnumerable<int> among) => among.Sum(group => groups[group].Weight);
}
