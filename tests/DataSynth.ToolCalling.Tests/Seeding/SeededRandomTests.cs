using DataSynth.ToolCalling.Seeding;

namespace DataSynth.ToolCalling.Tests.Seeding;

public sealed class SeededRandomTests
{
    [Fact]
    public void The_sequence_of_a_seed_and_scope_never_changes()
    {
        var random = new SeededRandom(7, "perturb", "task-1");

        ulong[] drawn = [random.NextUInt64(), random.NextUInt64(), random.NextUInt64()];

        // Computed by an independent implementation of SHA-256 and SplitMix64.
        drawn.ShouldBe([2541420464269553697UL, 10174590113970969730UL, 12389041568120839979UL]);
    }

    [Fact]
    public void Scopes_are_streams_of_their_own()
    {
        var first = new SeededRandom(7, "ab", "c").NextUInt64();

        new SeededRandom(7, "a", "bc").NextUInt64().ShouldNotBe(first);
        new SeededRandom(8, "ab", "c").NextUInt64().ShouldNotBe(first);
        new SeededRandom(7, "abc").NextUInt64().ShouldNotBe(first);
    }

    [Fact]
    public void Numbers_below_a_limit_are_uniform()
    {
        var random = new SeededRandom(1);
        var counts = new int[6];

        for (var i = 0; i < 60_000; i++)
            counts[random.Next(6)]++;

        counts.ShouldAllBe(count => count > 9_500 && count < 10_500);
    }

    [Fact]
    public void Doubles_lie_below_one()
    {
        var random = new SeededRandom(1);

        Enumerable.Range(0, 10_000).Select(_ => random.NextDouble()).ShouldAllBe(value => value >= 0 && value < 1);
    }

    [Fact]
    public void A_shuffle_keeps_every_element()
    {
        var items = Enumerable.Range(0, 50).ToArray();

        new SeededRandom(3).Shuffle(items.AsSpan());

        items.ShouldNotBe(Enumerable.Range(0, 50));
        items.Order().ShouldBe(Enumerable.Range(0, 50));
    }

    [Fact]
    public void A_limit_below_one_is_refused() => Should.Throw<ArgumentOutOfRangeException>(() => new SeededRandom(1).Next(0));
}
