using DataSynth.Cli.Console;

namespace DataSynth.Cli.Tests.Console;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(1, 2, "50%")]
    [InlineData(999_999, 1_000_000, "99.9%")]
    [InlineData(1, 1_000_000, "0.1%")]
    [InlineData(0, 5, "0%")]
    [InlineData(5, 5, "100%")]
    [InlineData(0, 0, "-")]
    public void A_share_never_hides_the_last_one(long part, long whole, string text) => NumberText.Percent(part, whole).ShouldBe(text);

    [Theory]
    [InlineData(8, "8s")]
    [InlineData(760, "12m 40s")]
    [InlineData(11_100, "3h 05m")]
    [InlineData(180_000, "2d 02h")]
    [InlineData(-5, "0s")]
    public void A_duration_shows_its_two_greatest_units(int seconds, string text)
        => NumberText.Duration(TimeSpan.FromSeconds(seconds)).ShouldBe(text);

    [Theory]
    [InlineData(0.25, "0.25")]
    [InlineData(12.34, "12.3")]
    [InlineData(1234.5, "1,234")]
    public void A_rate_has_about_three_digits(double rate, string text) => NumberText.Rate(rate).ShouldBe(text);

    [Theory]
    [InlineData(12, "12 B")]
    [InlineData(1536, "1.5 KiB")]
    [InlineData(5L * 1024 * 1024 * 1024 * 1024, "5.0 TiB")]
    public void A_size_has_a_binary_unit(long bytes, string text) => NumberText.Bytes(bytes).ShouldBe(text);
}
