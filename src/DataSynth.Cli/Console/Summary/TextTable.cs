using System.Text;

namespace DataSynth.Cli.Console.Summary;

/// <summary>A table in plain text: the first column to the left, numbers to the right.</summary>
internal static class TextTable
{
    private const string Gap = "  ";

    /// <summary>The table with its heading, each line ending in a line break. Columns that do not fit are shown below the others.</summary>
    /// <param name="heading">The names of the columns.</param>
    /// <param name="rows">The cells; each row as long as the heading.</param>
    /// <param name="width">The widest line in cells.</param>
    /// <param name="style">How to colour.</param>
    public static string Render(IReadOnlyList<string> heading, IReadOnlyList<IReadOnlyList<string>> rows, int width, TextStyle style)
    {
        var all = rows.Prepend(heading).Select(row => row.Select(DisplayWidth.Printable).ToArray()).ToArray();
        var others = Enumerable.Range(1, heading.Count - 1).Sum(i => Gap.Length + all.Max(row => DisplayWidth.Of(row[i])));
        var first = Math.Min(Math.Max(Math.Max(12, width / 3), width - others), all.Max(row => DisplayWidth.Of(row[0])));
        var output = new StringBuilder();
        var column = 1;
        do
        {
            var from = column;
            var used = first;
            var widths = new List<int>();
            while (column < heading.Count)
            {
                var cells = all.Max(row => DisplayWidth.Of(row[column]));
                if (column > from && used + Gap.Length + cells > width)
                    break;
                used += Gap.Length + cells;
                widths.Add(cells);
                column++;
            }

            for (var i = 0; i < all.Length; i++)
                output.Append(Line(all[i], first, from, widths, i == 0 ? style : TextStyle.Plain)).Append('\n');
        }
        while (column < heading.Count);

        return output.ToString();
    }

    private static string Line(string[] row, int first, int from, List<int> widths, TextStyle style)
    {
        var label = DisplayWidth.Truncate(row[0], first);
        var line = new StringBuilder(label).Append(' ', first - DisplayWidth.Of(label));
        for (var i = 0; i < widths.Count; i++)
        {
            var cell = row[from + i];
            line.Append(Gap).Append(' ', widths[i] - DisplayWidth.Of(cell)).Append(cell);
        }

        return style.Bold(line.ToString().TrimEnd());
    }
}
