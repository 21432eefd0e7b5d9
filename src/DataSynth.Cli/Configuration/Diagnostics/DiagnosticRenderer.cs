using System.Globalization;
using System.Text;
using DataSynth.Cli.Console;

namespace DataSynth.Cli.Configuration.Diagnostics;

/// <summary>Writes findings the way compilers do: file, line and column, the message, the source line, and a caret under the place.</summary>
internal static class DiagnosticRenderer
{
    private const int MaxSourceCells = 160;

    /// <summary>All findings of one file, each ending in a line break.</summary>
    /// <param name="source">The file.</param>
    /// <param name="bag">The findings.</param>
    /// <param name="style">How to colour.</param>
    public static string Render(SourceText source, DiagnosticBag bag, TextStyle style)
    {
        var output = new StringBuilder();
        foreach (var diagnostic in bag.Items)
            output.Append(Render(source, diagnostic, style));
        if (bag.Omitted > 0)
            output.Append(CultureInfo.InvariantCulture, $"{source.Path}: {bag.Omitted} more findings are not shown\n");
        return output.ToString();
    }

    /// <summary>One finding, ending in a line break.</summary>
    /// <param name="source">The file.</param>
    /// <param name="diagnostic">The finding.</param>
    /// <param name="style">How to colour.</param>
    public static string Render(SourceText source, Diagnostic diagnostic, TextStyle style)
    {
        var label = diagnostic.Severity == DiagnosticSeverity.Error ? style.Red("error") : style.Yellow("warning");
        if (diagnostic.Position is not { } position)
            return $"{source.Path}: {label}: {diagnostic.Message}\n";

        var head = $"{style.Bold($"{source.Path}:{position.Line}:{position.Column}")}: {label}: {diagnostic.Message}\n";
        if (source.Line(position.Line) is not { } line)
            return head;

        var shown = SecretMask.Apply(line, diagnostic.HidesSource);
        var start = Math.Min(position.Column - 1, shown.Length);
        var end = Math.Min(start + Math.Max(1, position.Length), shown.Length);
        var (text, caretCells, markCells) = Window(shown, start, end);
        var margin = position.Line.ToString(CultureInfo.InvariantCulture);
        var mark = new string('^', 1) + new string('~', Math.Max(0, markCells - 1));
        return head
            + $" {margin} | {text}\n"
            + $" {new string(' ', margin.Length)} | {new string(' ', caretCells)}{style.Red(mark)}\n";
    }

    /// <summary>The part of the line that fits, with tabs shown as one space, and where caret and mark go in terminal cells.</summary>
    private static (string Text, int CaretCells, int MarkCells) Window(string line, int start, int end)
    {
        var clean = DisplayWidth.Printable(line);
        var from = 0;
        if (DisplayWidth.Of(clean.AsSpan(0, start)) > MaxSourceCells / 2)
            from = DisplayWidth.LastFitting(clean.AsSpan(0, start), MaxSourceCells / 2);

        var caret = DisplayWidth.Of(clean.AsSpan(from, start - from)) + (from > 0 ? 1 : 0);
        var text = (from > 0 ? "…" : string.Empty) + DisplayWidth.Truncate(clean[from..], MaxSourceCells);
        var mark = Math.Min(DisplayWidth.Of(clean.AsSpan(start, end - start)), Math.Max(1, DisplayWidth.Of(text) - caret));
        return (text, caret, mark);
    }
}
