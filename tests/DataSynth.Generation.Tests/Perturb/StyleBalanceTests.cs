using DataSynth.Generation.Perturb;
using DataSynth.ToolCalling.Seeding;
using FsCheck;
using FsCheck.Fluent;

namespace DataSynth.Generation.Tests.Perturb;

public sealed class StyleBalanceTests
{
    [Fact]
    public void What_changes_nothing_stands_before_what_shows()
        => Order("abc", ["abc d", "xyz", "abcd"]).ShouldBe(["xyz", "abcd", "abc d"]);

    [Fact]
    public void Of_two_that_make_up_for_each_other_either_comes_first_half_of_the_time()
    {
        var first = Enumerable.Range(0, 1000).Count(seed => Order("search_hotels", ["hotels", "search_hotels_detail"], seed)[0] == "hotels");

        first.ShouldBeInRange(420, 580);
    }

    [Fact]
    public void A_counterpart_to_the_letter_is_preferred_to_a_similar_one()
        => Enumerable.Range(0, 50).Select(seed => Order("ab", ["a", "ab9", "abc"], seed)[^1]).Distinct().ShouldBe(["ab9"]);

    [Fact]
    public void No_proposal_is_lost_or_doubled()
        => Prop.ForAll(Gen.Choose(0, 100_000).ToArbitrary(), seed =>
        {
            var random = new SeededRandom(seed, "proposals");
            var proposals = Enumerable.Range(0, random.Next(12)).Select(i => new string("aB1 ,\"_"[random.Next(7)], random.Next(6)) + i).ToList();

            Order("some \"text\"", proposals, seed).ShouldBe(proposals, ignoreOrder: true);
        }).QuickCheckThrowOnFailure();

    private static List<string> Order(string right, IReadOnlyList<string> proposals, int seed = 1)
        => [.. StyleBalance.Order(right, proposals, text => text, new SeededRandom(seed, "coin"))];
}
