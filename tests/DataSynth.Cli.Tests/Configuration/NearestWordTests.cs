using DataSynth.Cli.Configuration.Diagnostics;

namespace DataSynth.Cli.Tests.Configuration;

public sealed class NearestWordTests
{
    private static readonly string[] Words = ["samples", "temperature", "timeout", "top_p", "top_k", "tools"];

    [Theory]
    [InlineData("sample", "samples")]
    [InlineData("smaples", "samples")]
    [InlineData("Temprature", "temperature")]
    [InlineData("top-p", "top_p")]
    [InlineData("time_out", "timeout")]
    [InlineData("completely", null)]
    [InlineData("", null)]
    public void The_nearest_word_is_found_if_it_is_near_enough(string found, string? nearest)
        => NearestWord.Of(found, Words).ShouldBe(nearest);
}
