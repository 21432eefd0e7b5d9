using System.Globalization;
using System.Text;

namespace DataSynth.Datasets.Export.Report;

/// <summary>Puts HTML together. Whatever is not written by this program itself goes through <see cref="Text"/>, which escapes it.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder _output = new();

    /// <summary>Appends markup of this program.</summary>
    public HtmlText Raw(string markup)
    {
        _output.Append(markup);
        return this;
    }

    /// <summary>Appends text: markup in it is shown, not obeyed; control characters and marks that turn the direction of text, which can
    /// make a page show what it does not say, become U+FFFD.</summary>
    public HtmlText Text(string text)
    {
        foreach (var character in text)
        {
            _ = character switch
            {
                '&' => _output.Append("&amp;"),
                '<' => _output.Append("&lt;"),
                '>' => _output.Append("&gt;"),
                '"' => _output.Append("&quot;"),
                '\'' => _output.Append("&#39;"),
                '\n' or '\t' => _output.Append(character),
                < ' ' or (>= '\u007f' and <= '\u009f') or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069')
                    => _output.Append('\ufffd'),
                _ => _output.Append(character),
            };
        }

        return this;
    }

    /// <summary>Appends a table.</summary>
    /// <param name="headings">Its headings; columns after the first hold numbers.</param>
    /// <param name="rows">Its rows.</param>
    public HtmlText Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        Raw("<div class=\"wide\"><table><tr>");
        foreach (var heading in headings)
            Raw("<th>").Text(heading).Raw("</th>");
        Raw("</tr>\n");
        foreach (var row in rows)
        {
            Raw("<tr>");
            foreach (var cell in row)
                Raw("<td>").Text(cell).Raw("</td>");
            Raw("</tr>\n");
        }

        return Raw("</table></div>\n");
    }

    /// <summary>Appends bars with their labels and numbers.</summary>
    public HtmlText Bars(IEnumerable<(string Label, long Count)> bars)
    {
        var all = bars.ToList();
        var most = Math.Max(1, all.Select(bar => bar.Count).DefaultIfEmpty(0).Max());
        Raw("<div class=\"bars\">");
        foreach (var (label, count) in all)
        {
            var width = (100 * count / most).ToString(CultureInfo.InvariantCulture);
            Raw("<span>").Text(label).Raw($"</span><span class=\"track\"><i style=\"width:{width}%\"></i></span><span>")
                .Text(count.ToString("#,0", CultureInfo.InvariantCulture)).Raw("</span>\n");
        }

        return Raw("</div>\n");
    }

    /// <summary>The UTF-8 bytes.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_output.ToString());
}
