namespace DataSynth.Datasets.Selection;

/// <summary>Shares a number of pairs out in proportion to weights.</summary>
internal static class WeightedGroups
{
    /// <summary>How many pairs each group gets.</summary>
    /// <param name="available">Pairs of each group.</param>
    /// <param name="weights">The weight of each group.</param>
    /// <param name="total">Pairs in all; null for as many as the scarcest group allows.</param>
    /// <returns>At most what is available; what a group cannot give is shared among the others.</returns>
    public static long[] Share(IReadOnlyList<long> available, IReadOnlyList<double> weights, long? total)
    {
        var shares = new long[available.Count];
        var open = Enumerable.Range(0, available.Count).Where(group => available[group] > 0 && weights[group] > 0).ToList();
        if (open.Count == 0)
            return shares;
        var left = total ?? (long)open.Min(group => available[group] / weights[group] * open.Sum(other => weights[other]));

        // Groups that are short give what they have; the others share the rest, until none is short.
        while (open.Count > 0)
        {
            var unit = left / open.Sum(group => weights[group]);
            var scarce = open.FindAll(group => available[group] <= unit * weights[group]);
            foreach (var group in scarce.Count > 0 ? scarce : open)
            {
                shares[group] = Math.Min(available[group], (long)Math.Round(unit * weights[group]));
                left -= scarce.Count > 0 ? shares[group] : 0;
            }

            if (scarce.Count == 0)
                break;
            open.RemoveAll(scarce.Contains);
        }

        return shares;
    }
}
