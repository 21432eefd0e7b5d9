using DataSynth.Cli.Configuration.Diagnostics;
using DataSynth.Cli.Console;

namespace DataSynth.Cli.Tests.Configuration;

public sealed class DiagnosticRendererTests
{
    [Fact]
    public void The_source_line_is_shown_with_a_caret_under_the_place()
        => Render("a: 1\nwokers: 4\n", new SourcePosition(2, 1, 6)).ShouldBe(
            """
            p.yaml:2:1: error: message
             2 | wokers: 4
               | ^~~~~~

            """);

    [Fact]
    public void Wide_characters_move_the_caret_by_two_cells()
        => Render("{ file: 数据, x: 1 }\n", new SourcePosition(1, 13)).ShouldBe(
            """
            p.yaml:1:13: error: message
             1 | { file: 数据, x: 1 }
               |               ^

            """);

    [Fact]
    public void A_tab_takes_one_cell_in_both_lines()
        => Render("a:\tx\n", new SourcePosition(1, 4)).ShouldBe("p.yaml:1:4: error: message\n 1 | a: x\n   |    ^\n");

    [Fact]
    public void A_place_behind_the_end_of_the_line_still_has_a_caret()
        => Render("name:\n", new SourcePosition(1, 6)).ShouldBe("p.yaml:1:6: error: message\n 1 | name:\n   |      ^\n");

    [Fact]
    public void A_place_behind_the_end_of_the_file_has_no_source_line()
        => Render("name: x", new SourcePosition(9, 1)).ShouldBe("p.yaml:9:1: error: message\n");

    [Fact]
    public void A_finding_about_the_whole_file_has_no_source_line()
        => Render("name: x", null).ShouldBe("p.yaml: error: message\n");

    [Fact]
    public void A_long_line_is_cut_around_the_place()
    {
        var text = Render(new string('a', 500) + "X" + new string('b', 500), new SourcePosition(1, 501));

        var lines = text.Split('\n');
        lines[1].Length.ShouldBeLessThan(180);
        lines[1][lines[2].IndexOf('^')].ShouldBe('X');
    }

    [Fact]
    public void Escape_sequences_in_the_file_do_not_reach_the_terminal()
        => Render("a: \u001b[31mred\u0007\u202E\n", new SourcePosition(1, 1)).ShouldNotContain("\u001b");

    [Fact]
    public void Colours_are_written_only_when_they_are_wanted()
    {
        var source = new SourceText("p.yaml", "a: 1");
        var finding = new Diagnostic(DiagnosticSeverity.Warning, "message", new SourcePosition(1, 1));

        DiagnosticRenderer.Render(source, finding, new TextStyle(true)).ShouldContain("\u001b[33;1mwarning\u001b[0m");
        DiagnosticRenderer.Render(source, finding, TextStyle.Plain).ShouldNotContain("\u001b");
    }

    private static string Render(string text, SourcePosition? position)
        => DiagnosticRenderer.Render(new SourceText("p.yaml", text), new Diagnostic(DiagnosticSeverity.Error, "message", position), TextStyle.Plain);
}
