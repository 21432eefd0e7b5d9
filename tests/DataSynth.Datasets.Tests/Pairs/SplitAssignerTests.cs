using DataSynth.Datasets.Pairs;

namespace DataSynth.Datasets.Tests.Pairs;

public sealed class SplitAssignerTests
{
    private static readonly SplitShare[] Usual = [new("train", 0.9), new("validation", 0.1)];

    [Fact]
    public void Shares_are_met_within_chance()
    {
        var assigner = new SplitAssigner(7, Usual);

        var validation = Enumerable.Range(0, 20_000).Count(i => assigner.SplitOf($"task-{i}") == "validation");

        validation.ShouldBeInRange(1850, 2150);
    }

    [Fact]
    public void A_task_stays_where_it_is_and_another_seed_moves_some()
    {
        var ids = Enumerable.Range(0, 200).Select(i => $"task-{i}").ToArray();
        string[] Of(long seed) => [.. ids.Select(new SplitAssigner(seed, Usual).SplitOf)];

        Of(7).ShouldBe(Of(7));
        Of(7).ShouldNotBe(Of(8));
    }

    [Fact]
    public void A_share_of_nothing_gets_nothing()
    {
        var assigner = new SplitAssigner(7, [new("none", 0), new("train", 1), new("rest", 0)]);

        Enumerable.Range(0, 1000).ShouldAllBe(i => assigner.SplitOf($"{i}") == "train");
    }

    [Theory]
    [InlineData("train", 0.5, "test", 0.6, "add up")]
    [InlineData("train", 1.5, "test", -0.5, "add up")]
    [InlineData("train", double.NaN, "test", 1, "add up")]
    [InlineData("train", 0.5, "train", 0.5, "twice")]
    [InlineData("../x", 0.5, "test", 0.5, "no name")]
    public void Impossible_splits_are_refused(string first, double firstShare, string second, double secondShare, string reason)
        => Should.Throw<ArgumentException>(() => new SplitAssigner(0, [new(first, firstShare), new(second, secondShare)])).Message.ShouldContain(reason);
}
