using DataSynth.ToolCalling.Comparison.Python;

namespace DataSynth.ToolCalling.Tests.Comparison;

/// <summary>Expected values are those of CPython 3.11.</summary>
public sealed class PythonLowerTests
{
    [Theory]
    [InlineData("Paris", "paris")]
    [InlineData("\u00C9A", "\u00E9a")]
    [InlineData("\u0391\u03A3", "\u03B1\u03C2")]
    [InlineData("\u03A3", "\u03C3")]
    [InlineData("\u03A3\u0391", "\u03C3\u03B1")]
    [InlineData("A\u03A3B", "a\u03C3b")]
    [InlineData("A\u03A3 B", "a\u03C2 b")]
    [InlineData("A\u03A3'B", "a\u03C3'b")]
    [InlineData("A'\u03A3", "a'\u03C2")]
    [InlineData("A\u03A3\u0301", "a\u03C2\u0301")]
    [InlineData("A\u03A3\u03A3", "a\u03C3\u03C2")]
    [InlineData("1\u03A3", "1\u03C3")]
    [InlineData("\u2160\u03A3", "\u2170\u03C2")]
    [InlineData("A\u03A3\u24B6", "a\u03C3\u24D0")]
    [InlineData("\uD801\uDC00\u03A3", "\uD801\uDC28\u03C2")]
    [InlineData("\u0130", "i\u0307")]
    [InlineData("\u0130\u03A3", "i\u0307\u03C2")]
    [InlineData("\u1E9E", "\u00DF")]
    [InlineData("\u2126\u212A", "\u03C9k")]
    [InlineData("\uD800\u03A3", "\uD800\u03C3")]
    public void Lower_case_is_that_of_Python(string text, string lower) => PythonLower.Of(text).ShouldBe(lower);
}
