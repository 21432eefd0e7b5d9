using DataSynth.Datasets.Selection;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Seeding;
using FsCheck;
using FsCheck.Fluent;

namespace DataSynth.Datasets.Tests.Selection;

/// <summary>What weights and shares of abstentions take, on pairs that are nothing but their kinds.</summary>
public sealed class WeightTests
{
    [Fact]
    public void A_group_that_has_abstentions_left_and_no_turn_for_them_ends_the_set()
    {
        // Of B 240 calls and 300 abstentions, of A plenty of calls and 20 abstentions: half is B, and a tenth of all are abstentions.
        var choice = Choose([("A", 800, 20), ("B", 240, 300)], [1, 1], 0.1);

        choice.Rest.ScarceWeight.ShouldBe(1);
        TakenOf(choice, 0, 1).ShouldBe([300, 300]);
        choice.Taking.Count(kind => kind.IsAbstention).ShouldBe(60);
    }

    [Fact]
    public void A_group_that_can_have_no_turn_at_all_does_not_end_the_set_and_the_scarcest_of_the_others_does()
    {
        var choice = Choose([("A", 100, 0), ("B", 400, 0), ("C", 0, 220)], [1, 5, 1], 0);
        choice.Rest.ScarceWeight.ShouldBe(1);
        TakenOf(choice, 0, 1, 2).ShouldBe([80, 400, 0]);

        choice = Choose([("A", 100, 0), ("C", 0, 100)], [1, 5], 0.5);
        (choice.Rest.ScarceWeight, choice.Taking.Pairs.Sum()).ShouldBe((null, 200), "the share goes before the weights, and both sides end together");
    }

    [Fact]
    public void A_turn_that_one_model_alone_can_take_is_kept_for_it()
    {
        // All abstentions are of model x, of whom forty pairs may be taken.
        List<PairKind> kinds = [new(ErrorType.Value, "s", "x", false), new(ErrorType.Value, "s", "x", true), new(ErrorType.Value, "s", "y", false)];

        var choice = PairsOfKinds.Choose(kinds, [500, 500, 500], new SelectionSettings { PerModel = 40, Abstention = 0.5 });

        choice.Taking.Pairs.ShouldBe([0, 40, 40]);
    }

    /// <summary>Sides, weights and their number by chance, with and without a number of pairs: against all sets that there could be.</summary>
    [Fact]
    public void Limits_hold_shares_hold_and_no_larger_set_could_have_them()
        => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new SeededRandom(seed, "ends");
            var share = random.Next(11) / 10.0;
            (string, long, long)[] groups = [.. Enumerable.Range(0, 3).Select(group => ($"{group}", 50L + random.Next(300), 50L + random.Next(300)))];
            double[] weights = [.. groups.Select(_ => 1.0 + random.Next(4))];
            long? most = random.Next(2) == 0 ? 1 + random.Next(1000) : null;

            var choice = Choose(groups, weights, share, most);

            var taken = choice.Taking.Pairs.Sum();
            var largest = Enumerable.Range(0, (int)Math.Min(most ?? 2100, 2100) + 1).Last(pairs => IsPossible(groups, most is null ? weights : [], share, pairs));
            taken.ShouldBeInRange((long)(0.98 * largest) - 2, largest + 2, "but for whole numbers of abstentions");
            ((double)choice.Taking.Count(kind => kind.IsAbstention)).ShouldBeInRange(share * taken - 1.5, share * taken + 1.5);
            if (most is null || IsPossible(groups, weights, share, (int)taken))
                TakenOf(choice, 0, 1, 2).Zip(weights).ShouldAllBe(group => Math.Abs(group.First - group.Second / weights.Sum() * taken) <= 2);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    private static bool IsPossible((string Name, long Calls, long Abstentions)[] groups, double[] weights, double share, int pairs)
    {
        double[] parts = [.. groups.Select((_, group) => weights.Length > 0 ? weights[group] / weights.Sum() * pairs : 0), (1 - share) * pairs, share * pairs];
        int[][] sums = [.. groups.Select((_, group) => (int[])[2 * group, 2 * group + 1]), [0, 2, 4], [1, 3, 5]];
        return RangeProgram.IsFeasible(
            sums, [.. groups.SelectMany(group => (double[])[group.Calls, group.Abstentions])], [.. parts.Select((part, sum) => sum < groups.Length ? part : Math.Max(0, part - 0.5))], [.. parts.Select(part => part > 0 ? part + 0.5 : pairs)]);
    }

    private static long[] TakenOf(PairChoice choice, params IEnumerable<int> groups)
        => [.. groups.Select(group => choice.Taking.Count(kind => choice.Weights.Of(kind) == group))];

    private static PairChoice Choose((string Name, long Calls, long Abstentions)[] groups, double[] weights, double share, long? most = null)
    {
        PairKind[] kinds = [.. groups.SelectMany(group => (PairKind[])[new(ErrorType.Value, group.Name, "m", false), new(ErrorType.Value, group.Name, "m", true)])];
        return PairsOfKinds.Choose(kinds, [.. groups.SelectMany(group => (long[])[group.Calls, group.Abstentions])], new SelectionSettings
        {
            Pairs = most,
            Abstention = share,
            Weights = [.. groups.Zip(weights).Select(group => new PairWeight(new PairFilter(null, group.First.Name, null), group.Second))],
        });
    }
}
