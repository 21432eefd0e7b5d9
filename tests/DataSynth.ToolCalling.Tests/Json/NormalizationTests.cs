using DataSynth.ToolCalling.Json.Unicode;

namespace DataSynth.ToolCalling.Tests.Json;

public sealed class NormalizationTests
{
    [Theory]
    [InlineData("e\u0301", "\u00e9")]
    [InlineData("\u00e9", "\u00e9")]
    [InlineData("A\u030a", "\u00c5")]
    [InlineData("\u212b", "\u00c5")]
    [InlineData("\u0344", "\u0308\u0301")]
    [InlineData("q\u0307\u0323", "q\u0323\u0307")]
    [InlineData("\u1100\u1161", "\uac00")]
    [InlineData("\u1100\u1161\u11a8", "\uac01")]
    [InlineData("\uac00\u11a8", "\uac01")]
    [InlineData("\u0958", "\u0915\u093c")]
    [InlineData("\ufb1d", "\u05d9\u05b4")]
    [InlineData("a\u0315\u0300\u05ae\u0300b", "\u00e0\u05ae\u0300\u0315b")]
    [InlineData("\ud834\udd5e", "\ud834\udd57\ud834\udd65")]
    [InlineData("\u0f73", "\u0f71\u0f72")]
    [InlineData("\u03d2\u0301", "\u03d3")]
    [InlineData("s\u0323\u0307", "\u1e69")]
    [InlineData("\u1e9b\u0323", "\u1e9b\u0323")]
    [InlineData("\uac01\u11a8", "\uac01\u11a8")]
    [InlineData("\ud804\udc99\ud804\udcba", "\ud804\udc9a")]
    [InlineData("\u2126", "\u03a9")]
    [InlineData("a\u0323\u0302", "\u1ead")]
    [InlineData("\u0928\u093c", "\u0929")]
    [InlineData("e\u0301\u0301", "\u00e9\u0301")]
    [InlineData("\u0300a", "\u0300a")]
    [InlineData("\u1112\u1175\u11ab", "\ud78c")]
    public void Form_C_is_that_of_the_Unicode_Standard(string text, string expected)
    {
        Normalization.FormC(text).ShouldBe(expected);
        Normalization.FormC(expected).ShouldBe(expected);
    }

    [Theory]
    [InlineData("\ud800e\u0301\udc00", "\ud800\u00e9\udc00")]
    [InlineData("\udc00\ud800", "\udc00\ud800")]
    [InlineData("", "")]
    public void Lone_surrogates_stay_where_they_are(string text, string expected) => Normalization.FormC(text).ShouldBe(expected);

    [Fact]
    public void A_long_run_of_marks_is_sorted_in_good_time()
    {
        var text = "a" + string.Concat(Enumerable.Repeat("\u0301\u0323", 100_000));

        Normalization.FormC(text).ShouldStartWith("\u1ea1\u0323");
    }
}
