using DataSynth.ToolCalling.Lines;

namespace DataSynth.ToolCalling.Tests.Lines;

public sealed class ReturningCacheTests
{
    private const int Many = 1000;

    [Fact]
    public void What_was_made_last_is_found_again()
    {
        var cache = new ReturningCache<string>();
        cache.Add("a"u8, "A");

        cache.Find("a"u8).ShouldBe("A");
        cache.Find("b"u8).ShouldBeNull();
    }

    [Fact]
    public void Keys_that_come_once_are_forgotten_soon_and_keys_that_came_back_are_kept()
    {
        var once = new ReturningCache<string>();
        AddAll(once);
        Found(once).ShouldBeLessThan(200);

        var twice = new ReturningCache<string>();
        AddAll(twice);
        AddAll(twice);
        // Each hash has one place of 2,048, so that a part of a thousand displace each other.
        Found(twice).ShouldBeInRange(700, Many);
    }

    [Fact]
    public void Any_number_of_threads_may_use_it_and_none_gets_what_belongs_to_another_key()
    {
        var cache = new ReturningCache<string>();

        Parallel.For(0, 20_000, i =>
        {
            var text = (i % 300).ToString();
            var key = System.Text.Encoding.UTF8.GetBytes(text);
            (cache.Find(key) ?? text).ShouldBe(text);
            cache.Add(key, text);
        });
    }

    private static void AddAll(ReturningCache<string> cache)
    {
        for (var i = 0; i < Many; i++)
            cache.Add(KeyOf(i), "value");
    }

    private static int Found(ReturningCache<string> cache) => Enumerable.Range(0, Many).Count(i => cache.Find(KeyOf(i)) is not null);

    private static byte[] KeyOf(int number) => System.Text.Encoding.UTF8.GetBytes($"the key of number {number}");
}
