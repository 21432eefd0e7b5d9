using DataSynth.Datasets.Selection;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Seeding;
using FsCheck;
using FsCheck.Fluent;

namespace DataSynth.Datasets.Tests.Selection;

/// <summary>What quotas get, on pairs that are nothing but their kinds.</summary>
public sealed class QuotaTests
{
    private static readonly ErrorType[] Types = [ErrorType.Value, ErrorType.Name, ErrorType.Type, ErrorType.Count];

    [Fact]
    public void A_broad_quota_is_filled_from_what_narrow_ones_leave()
    {
        // 300 pairs of each of two sources; a third of each is of error type value.
        List<PairKind> kinds = [.. from source in (string[])["A", "B"] from type in Types.Take(3) select new PairKind(type, source, "m", false)];
        long[] available = [100, 100, 100, 100, 100, 100];

        Taken(kinds, available, new() { Quotas = [Of(40, ErrorType.Value), Of(240, source: "B")] }).ShouldBe([40, 240]);
        Taken(kinds, available, new() { Quotas = [Of(40, ErrorType.Value), Of(300, source: "B")] }).Sum().ShouldBeGreaterThan(279, "the pairs of B that the first allows");
        Taken(kinds, available, new() { Quotas = [Of(40, ErrorType.Value), Of(40, source: "B")], Pairs = 50 }).ShouldBe([40, 40]);
        Taken(kinds, available, new() { Quotas = [Of(250, source: "B"), Of(100, ErrorType.Name), Of(20, ErrorType.Value)] }).ShouldBe([220, 100, 20]);
    }

    [Fact]
    public void Quotas_that_compete_for_places_get_them_in_proportion()
    {
        List<PairKind> kinds = [.. Types.Select(type => new PairKind(type, "s", "m", false))];

        Taken(kinds, [500, 500, 500, 10], new() { Quotas = [Of(400, ErrorType.Value), Of(200, ErrorType.Name), Of(100, ErrorType.Count)], Pairs = 300 })
            .ShouldBe([193, 97, 10], "of the last there are ten alone");
        Taken(kinds, [500, 500, 500, 10], new() { Quotas = [Of(100, ErrorType.Value), Of(50, ErrorType.Name)], Pairs = 50 }).ShouldBe([33, 17]);
        Taken(kinds, [500, 500, 500, 10], new() { Quotas = [Of(0, ErrorType.Value), Of(50, ErrorType.Name)], PerModel = 30 }).ShouldBe([0, 30]);
    }

    [Fact]
    public void What_a_quota_takes_is_as_the_order_puts_it_and_not_of_one_kind_first()
    {
        List<PairKind> kinds = [.. from source in (string[])["A", "B"] from type in Types select new PairKind(type, source, "m", false)];
        var choice = PairsOfKinds.Choose(kinds, [.. kinds.Select(_ => 1000L)], new() { Quotas = [Of(1200, source: "B"), Of(1200, ErrorType.Value)], Pairs = 2000 });

        choice.Quotas.Select(quota => choice.Taking.Count(quota.Matches)).ShouldBe([1200, 1200]);
        choice.Taking.Pairs.Count(taken => taken is > 50 and < 900).ShouldBe(5, "all kinds that are named");
        choice.Taking.Pairs.Sum().ShouldBe(2000);
    }

    /// <summary>Takes some pairs by chance, and asks for as many as there are among them of kinds that overlap at random.</summary>
    [Fact]
    public void Quotas_that_can_be_filled_together_are_to_within_a_pair()
        => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new SeededRandom(seed, "quotas");
            List<PairKind> kinds = [.. from type in Types from source in (string[])["A", "B", "C"] from model in (string[])["x", "y"] select new PairKind(type, source, model, false)];
            long[] available = [.. kinds.Select(_ => (long)random.Next(60))];
            long[] some = [.. available.Select(pairs => (long)random.Next((int)pairs + 1))];
            PairFilter[] filters = [.. Enumerable.Range(0, 1 + random.Next(6)).Select(_ => new PairFilter(
                random.Next(2) == 0 ? Types[random.Next(4)] : null,
                random.Next(2) == 0 ? "ABC".Substring(random.Next(3), 1) : null,
                random.Next(3) == 0 ? "xy".Substring(random.Next(2), 1) : null)).Distinct()];
            PairQuota[] quotas = [.. filters.Select(filter => new PairQuota(filter, kinds.Zip(some).Where(kind => filter.Matches(kind.First)).Sum(kind => kind.Second)))];
            var settings = new SelectionSettings
            {
                Quotas = quotas,
                Pairs = random.Next(2) == 0 ? some.Sum() : null,
                PerModel = random.Next(2) == 0 ? kinds.Zip(some).GroupBy(kind => kind.First.Model).Max(group => group.Sum(kind => kind.Second)) : null,
            };

            var choice = PairsOfKinds.Choose(kinds, available, settings);

            foreach (var (quota, limit) in quotas.Zip(choice.Quotas))
                choice.Taking.Count(limit.Matches).ShouldBeInRange(Math.Max(0, quota.Pairs - 1), quota.Pairs);
            choice.Limits.ShouldAllBe(limit => choice.Taking.Count(limit.Matches) <= limit.Most);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static long[] Taken(List<PairKind> kinds, long[] available, SelectionSettings settings)
    {
        var choice = PairsOfKinds.Choose(kinds, available, settings);
        return [.. choice.Quotas.Select(quota => choice.Taking.Count(quota.Matches))];
    }

    private static PairQuota Of(long pairs, ErrorType? type = null, string? source = null) => new(new PairFilter(type, source, null), pairs);
}
