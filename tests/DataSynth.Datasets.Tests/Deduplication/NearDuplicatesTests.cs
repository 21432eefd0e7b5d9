using DataSynth.Datasets.Deduplication;
using DataSynth.ToolCalling.Seeding;

namespace DataSynth.Datasets.Tests.Deduplication;

public sealed class NearDuplicatesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.7)]
    public void Pairs_above_the_threshold_are_found_and_others_are_not(double threshold)
    {
        // Pairs of all similarities, half of them close to the threshold where it is hardest; every pair has a text of its own, so that
        // pairs found can be counted one by one.
        var random = new SeededRandom(3, "pairs");
        var texts = new List<string>();
        while (texts.Count < 4000)
        {
            var text = TaskFamilies.Text(random, 30 + random.Next(60));
            texts.Add(text);
            texts.Add(TaskFamilies.Changed(text, random, random.Next(8)));
        }

        var found = Cluster(threshold, texts);

        var (hits, missed, wrong) = (0, 0, 0);
        for (var i = 0; i < texts.Count; i += 2)
        {
            var similar = TaskFamilies.Similarity(texts[i], texts[i + 1]) >= threshold;
            var together = found.TryGetValue($"{i}", out var one) && found.TryGetValue($"{i + 1}", out var other) && one == other;
            hits += similar && together ? 1 : 0;
            missed += similar && !together ? 1 : 0;
            wrong += !similar && together ? 1 : 0;
        }

        (hits + missed).ShouldBeGreaterThan(300);
        ((double)hits / (hits + missed)).ShouldBeGreaterThanOrEqualTo(0.95);
        ((double)hits / (hits + wrong)).ShouldBeGreaterThanOrEqualTo(0.99);
        found.Values.Distinct().Count().ShouldBe(found.Count / 2, "different families stay apart");
    }

    [Fact]
    public void Banding_misses_at_most_one_in_a_hundred_at_the_threshold_and_fewer_above()
    {
        for (var threshold = 0.05; threshold < 1; threshold += 0.05)
        {
            var banding = Banding.For(threshold);
            banding.Miss(threshold).ShouldBeLessThanOrEqualTo(0.01);
            banding.Miss(threshold + 0.01).ShouldBeLessThanOrEqualTo(banding.Miss(threshold));
            (banding.Bands * banding.Rows).ShouldBeInRange(1, MinHash.Permutations);
        }

        Banding.For(1).Miss(1).ShouldBe(0);
    }

    [Fact]
    public void Signatures_agree_in_as_many_places_as_sets_do()
    {
        var random = new SeededRandom(5, "signatures");
        var hash = new MinHash(7);
        var error = 0.0;
        const int pairs = 300;
        for (var i = 0; i < pairs; i++)
        {
            var text = TaskFamilies.Text(random, 40);
            var other = TaskFamilies.Changed(text, random, random.Next(12));
            var (left, right) = (new uint[MinHash.Permutations], new uint[MinHash.Permutations]);
            hash.Sign(Shingles.Of(text), left);
            hash.Sign(Shingles.Of(other), right);
            var agreement = left.Zip(right).Count(pair => pair.First == pair.Second) / (double)MinHash.Permutations;
            error += Math.Pow(agreement - Shingles.Jaccard(Shingles.Of(text), Shingles.Of(other)), 2);
        }

        // With independent permutations the variance is s(1 − s)/128, at most 0.002.
        (error / pairs).ShouldBeLessThan(0.003);
    }

    [Fact]
    public void Clusters_do_not_depend_on_the_order_of_the_texts_nor_on_memory()
    {
        var random = new SeededRandom(9, "order");
        var texts = new List<(string Id, string Text)>();
        for (var family = 0; family < 100; family++)
        {
            var text = TaskFamilies.Text(random, 50);
            for (var member = 0; member < 1 + random.Next(5); member++)
                texts.Add(($"{family}-{member}", TaskFamilies.Changed(text, random, member)));
        }

        var expected = Cluster(0.8, texts, 1 << 20).OrderBy(entry => entry.Key).ToList();
        expected.Count.ShouldBeGreaterThan(50);
        var shuffled = texts.ToArray();
        random.Shuffle<(string, string)>(shuffled);

        Cluster(0.8, shuffled, 4096).OrderBy(entry => entry.Key).ToList().ShouldBe(expected);
    }

    [Fact]
    public void Texts_of_another_kind_are_never_together()
    {
        using var near = new NearDuplicates(0.9, 1, _folder.At("scratch"), 1 << 20);
        near.Add(near.Prepare("a", "pay ten to anna", 1, 11));
        near.Add(near.Prepare("b", "pay ten to anna", 2, 12));
        near.Add(near.Prepare("c", "pay ten to anna", 1, 13));

        near.Clustered().Select(entry => entry.Id).ShouldBe(["a", "c"]);
    }

    [Fact]
    public void Texts_of_one_conversation_share_a_side_and_no_cluster_whatever_their_kinds()
    {
        using var near = new NearDuplicates(0.9, 1, _folder.At("scratch"), 1 << 20);
        near.Add(near.Prepare("a", "pay ten to anna", 1, 11));
        near.Add(near.Prepare("b", "pay ten to anna", 2, 11));
        near.Add(near.Prepare("c", "pay ten to anna", 2, 12));
        near.Add(near.Prepare("d", "", 1, 13));
        near.Add(near.Prepare("e", "", 1, 13));
        near.Add(near.Prepare("f", "", 1, 14));

        var found = near.Clustered().ToDictionary(entry => entry.Id);

        found.Keys.ShouldBe(["a", "b", "c", "d", "e"]);
        found.Values.Take(3).Select(entry => entry.Side).Distinct().ShouldHaveSingleItem();
        found["d"].Side.ShouldBe(found["e"].Side);
        found["a"].Representative.ShouldBe("a");
        found["b"].Representative.ShouldBe(found["c"].Representative);
        found["d"].Representative.ShouldBe("d");
        found["e"].Representative.ShouldBe("e");
    }

    [Fact]
    public void A_template_with_thousands_of_fillings_is_compared_in_parts()
    {
        // All fillings share most of their text, so that they fall into the same buckets; each occurs twice, with one letter more.
        const int fillings = 3000;
        const string template = "please tell me everything you know about the weather in the beautiful old town of ";
        var random = new SeededRandom(2, "template");
        var texts = Enumerable.Range(0, fillings)
            .Select(_ => template + TaskFamilies.Text(random, 25))
            .SelectMany((text, i) => new[] { ($"{i}-a", text), ($"{i}-b", text + "s") })
            .ToList();

        var found = Cluster(0.9, texts, 1 << 20);

        Enumerable.Range(0, fillings).Count(i => found.GetValueOrDefault($"{i}-a", "a") == found.GetValueOrDefault($"{i}-b", "b"))
            .ShouldBeGreaterThan((int)(0.95 * fillings));
        found.Values.Distinct().Count().ShouldBeGreaterThan((int)(0.95 * fillings));
    }

    [Theory]
    [InlineData("How WARM is it, in Paris?", "how warm is it in paris")]
    [InlineData("  a\n\nb  ", "a b")]
    [InlineData("Cafe\u0301 ÉTÉ", "café été")]
    [InlineData("", "")]
    [InlineData("?!", "")]
    public void Case_punctuation_and_the_way_accents_are_written_do_not_count(string text, string plain) => PlainText.Of(text).ShouldBe(plain);

    private Dictionary<string, string> Cluster(double threshold, List<string> texts)
        => Cluster(threshold, texts.Select((text, i) => ($"{i}", text)), 1 << 20);

    private Dictionary<string, string> Cluster(double threshold, IEnumerable<(string Id, string Text)> texts, long memory)
    {
        using var near = new NearDuplicates(threshold, 7, _folder.At("scratch"), memory);
        var conversation = 0UL;
        foreach (var (id, text) in texts)
            near.Add(near.Prepare(id, PlainText.Of(text), 0, conversation++));
        return near.Clustered().ToDictionary(entry => entry.Id, entry => entry.Representative);
    }
}
