using System.Text;

namespace DataSynth.Datasets.Export;

/// <summary>The Markdown of a data card: lines, headings and tables, whatever the names in them hold.</summary>
internal sealed class CardText
{
    /// <summary>Rows of a table at most; how many more there are is said below it.</summary>
    private const int MaxTableRows = 200;

    /// <summary>The text so far.</summary>
    public StringBuilder Output { get; } = new();

    /// <summary>Its bytes.</summary>
    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(Output.ToString());

    /// <summary>Adds a line.</summary>
    public void Line(string text) => Output.Append(text).Append('\n');

    /// <summary>Adds a heading of the second level.</summary>
    public void Heading(string text) => Line($"\n## {text}\n");

    /// <summary>Begins a table.</summary>
    public void Table(params ReadOnlySpan<string> columns)
    {
        Line($"| {string.Join(" | ", columns)} |");
        Line($"|{string.Concat(Enumerable.Repeat("---|", columns.Length))}");
    }

    /// <summary>Adds a table's row.</summary>
    public void Row(params ReadOnlySpan<object> cells)
    {
        foreach (var cell in cells)
            Output.Append("| ").Append(OneLine(cell.ToString()!).Replace("|", "\\|", StringComparison.Ordinal)).Append(' ');
        Line("|");
    }

    /// <summary>Adds a row for each item, as many as a table holds.</summary>
    public void Rows<T>(IReadOnlyCollection<T> items, Func<T, object[]> cells)
    {
        foreach (var item in items.Take(MaxTableRows))
            Row(cells(item));
        if (items.Count > MaxTableRows)
            Line($"\n{items.Count - MaxTableRows} further lines are left out.");
    }

    /// <summary>How a folder is loaded.</summary>
    public void Loading()
    {
        Heading("Loading");
        Line("```python");
        Line("from datasets import load_dataset");
        Line("dataset = load_dataset(\"path/to/this/folder\")");
        Line("```");
        Line("");
    }

    /// <summary>Names come from foreign files; a line break in one must not open a heading or a table.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
