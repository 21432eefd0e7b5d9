using DataSynth.Datasets.Tasks;

namespace DataSynth.Datasets.Tests.Tasks;

public sealed class ToolCacheTests
{
    [Fact]
    public void Equal_texts_share_a_tool_and_different_ones_do_not()
    {
        var tool = ToolCache.Get("f", "d", "{}");

        ToolCache.Get("f", "d", "{}").ShouldBeSameAs(tool);
        foreach (var other in new[] { ToolCache.Get("g", "d", "{}"), ToolCache.Get("f", null, "{}"), ToolCache.Get("f", "d", "{ }") })
            other.ShouldNotBeSameAs(tool);
        ToolCache.Get("f", null, "{}").Description.ShouldBeNull();
    }

    [Fact]
    public void More_tools_than_it_holds_are_still_right()
    {
        for (var i = 0; i < 10_000; i++)
            ToolCache.Get($"tool {i}", null, $"{{\"n\":{i}}}").ParametersText.ShouldBe($"{{\"n\":{i}}}");
    }

    [Fact]
    public void Very_large_schemas_are_not_kept()
    {
        var schema = $"{{\"description\":\"{new string('x', 20_000)}\"}}";

        ToolCache.Get("f", null, schema).ShouldNotBeSameAs(ToolCache.Get("f", null, schema));
    }
}
