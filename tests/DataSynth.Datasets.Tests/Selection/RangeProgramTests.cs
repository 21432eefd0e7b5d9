using DataSynth.Datasets.Selection;
using DataSynth.ToolCalling.Seeding;
using FsCheck;
using FsCheck.Fluent;

namespace DataSynth.Datasets.Tests.Selection;

public sealed class RangeProgramTests
{
    /// <summary>Sums of neighbours have whole solutions wherever they have any (their matrix is totally unimodular), so trying all whole
    /// numbers tells what the program must say.</summary>
    [Fact]
    public void It_says_what_trying_all_amounts_says()
        => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new SeededRandom(seed, "ranges");
            double[] most = [.. Enumerable.Range(0, 5).Select(_ => (double)random.Next(4))];
            int[][] sums = [.. Enumerable.Range(0, 1 + random.Next(5)).Select(_ =>
            {
                var first = random.Next(5);
                return Enumerable.Range(first, 1 + random.Next(5 - first)).ToArray();
            })];
            double[] least = [.. sums.Select(_ => (double)random.Next(7))];
            double[] highest = [.. least.Select(low => Math.Max(0, low - 1 + random.Next(5)))];

            RangeProgram.IsFeasible(sums, most, least, highest).ShouldBe(Amounts(most).Any(amounts => sums.Index().All(sum
                => sum.Item.Sum(column => amounts[column]) is var value && value >= least[sum.Index] && value <= highest[sum.Index])));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void It_finds_whatever_was_laid_down_of_large_amounts_in_many_overlapping_sums()
        => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new SeededRandom(seed, "large");
            double[] most = [.. Enumerable.Range(0, 60).Select(_ => (double)random.Next(1_000_000))];
            double[] amounts = [.. most.Select(pairs => Math.Floor(pairs * random.NextDouble()))];
            int[][] sums = [.. Enumerable.Range(0, 25).Select(_ => Enumerable.Range(0, 60).Where(_ => random.Next(3) == 0).ToArray())];
            double[] values = [.. sums.Select(sum => sum.Sum(column => amounts[column]))];

            RangeProgram.IsFeasible(sums, most, values, values).ShouldBeTrue();
            double[] toomuch = [.. values];
            toomuch[0] = sums[0].Sum(column => most[column]) + 1;
            RangeProgram.IsFeasible(sums, most, toomuch, toomuch).ShouldBeFalse();

            // Each sum could be had by itself: that two halves are more than the whole may be is seen from all three.
            int[][] halves = [[.. Enumerable.Range(0, 30)], [.. Enumerable.Range(30, 30)], [.. Enumerable.Range(0, 60)]];
            double[] ofHalves = [.. halves.Select(sum => sum.Sum(column => amounts[column]))];
            RangeProgram.IsFeasible([.. halves, .. sums], most, [.. ofHalves, .. values], [.. ofHalves, .. values]).ShouldBeTrue();
            ofHalves[2]--;
            RangeProgram.IsFeasible([.. halves, .. sums], most, [ofHalves[0], ofHalves[1], 0, .. values], [.. ofHalves, .. values]).ShouldBeFalse();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(50));

    private static IEnumerable<double[]> Amounts(double[] most)
        => most.Aggregate(
            (IEnumerable<double[]>)[[]],
            static (all, bound) => all.SelectMany(amounts => Enumerable.Range(0, (int)bound + 1).Select(amount => (double[])[.. amounts, amount])));
}
