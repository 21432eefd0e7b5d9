using DataSynth.Datasets.Keys;

namespace DataSynth.Datasets.Tests.Keys;

public sealed class SeenKeysTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(4096, true)]
    [InlineData(64 * 1024 * 1024, false)]
    public void A_key_is_new_once_in_memory_and_on_disk(long budget, bool spills)
    {
        var scratch = _folder.At("scratch");
        using (var seen = new SeenKeys(scratch, "keys", budget))
        {
            for (var i = 0; i < 20_000; i++)
                seen.Add(KeyHash.Of($"{i}")).ShouldBeTrue();
            for (var i = 0; i < 20_000; i++)
                seen.Add(KeyHash.Of($"{i}")).ShouldBeFalse();
            seen.Contains(KeyHash.Of("19999")).ShouldBeTrue();
            seen.Contains(KeyHash.Of("20000")).ShouldBeFalse();
            (Directory.Exists(scratch) && Directory.EnumerateFiles(scratch).Any()).ShouldBe(spills);
        }

        (Directory.Exists(scratch) && Directory.EnumerateFiles(scratch).Any()).ShouldBeFalse();
    }

    [Fact]
    public void Zero_and_the_largest_key_are_keys_like_others()
    {
        using var seen = new SeenKeys(_folder.Root, "keys", 4096);

        seen.Add(UInt128.Zero).ShouldBeTrue();
        seen.Add(UInt128.Zero).ShouldBeFalse();
        seen.Add(UInt128.MaxValue).ShouldBeTrue();
        seen.Contains(UInt128.MaxValue).ShouldBeTrue();
    }

    [Fact]
    public void Lists_of_parts_do_not_run_into_each_other()
        => new[] { KeyHash.Of("ab", "c"), KeyHash.Of("a", "bc"), KeyHash.Of("abc"), KeyHash.Of("abc", "") }.Distinct().Count().ShouldBe(4);
}
