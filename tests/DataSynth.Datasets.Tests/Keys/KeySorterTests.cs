using DataSynth.Datasets.Keys;
using DataSynth.ToolCalling.Seeding;

namespace DataSynth.Datasets.Tests.Keys;

public sealed class KeySorterTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(50_000)]
    public void Keys_come_out_in_order_whether_they_fit_in_memory_or_not(int count)
    {
        using var folder = new TemporaryFolder();
        using var sorter = new KeySorter(folder.At("scratch"), "keys", 4096);
        var random = new SeededRandom(1, "keys");
        var keys = Enumerable.Range(0, count).Select(_ => new UInt128(random.NextUInt64() % 100, random.NextUInt64())).ToArray();

        foreach (var key in keys)
            sorter.Add(key);

        var sorted = keys.Order().ToArray();
        sorter.Sorted().ShouldBe(sorted);
        sorter.Sorted().ShouldBe(sorted, "they can be read twice");
        sorter.Count.ShouldBe(count);
    }

    [Fact]
    public void Scratch_files_are_gone_afterwards()
    {
        using var folder = new TemporaryFolder();
        using (var sorter = new KeySorter(folder.At("scratch"), "keys", 4096))
        {
            for (var i = 0; i < 1000; i++)
                sorter.Add((UInt128)i);
            Directory.GetFiles(folder.At("scratch")).ShouldNotBeEmpty();
        }

        Directory.GetFiles(folder.At("scratch")).ShouldBeEmpty();
    }
}
