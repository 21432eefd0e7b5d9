using DataSynth.Cli.Console;

namespace DataSynth.Cli.Tests.Console;

public sealed class DisplayWidthTests
{
    [Theory]
    [InlineData("abc", 3)]
    [InlineData("é", 1)]
    [InlineData("e\u0301", 1)]
    [InlineData("数据", 4)]
    [InlineData("한국", 4)]
    [InlineData("😀", 2)]
    [InlineData("", 0)]
    public void Wide_characters_take_two_cells_and_marks_none(string text, int cells) => DisplayWidth.Of(text).ShouldBe(cells);

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdef", 4, "abc…")]
    [InlineData("数据数据", 4, "数…")]
    [InlineData("😀😀", 3, "😀…")]
    [InlineData("ab", 1, "…")]
    public void Text_is_cut_to_cells_and_never_through_a_character(string text, int cells, string cut)
    {
        DisplayWidth.Truncate(text, cells).ShouldBe(cut);
        DisplayWidth.Of(cut).ShouldBeLessThanOrEqualTo(cells);
    }

    [Fact]
    public void Control_characters_and_direction_marks_become_spaces_of_the_same_length()
    {
        var shown = DisplayWidth.Printable("a\tb\u001b[0m\u202Ec\uD800d😀");

        shown.ShouldBe("a b [0m c\uFFFDd😀");
    }
}
