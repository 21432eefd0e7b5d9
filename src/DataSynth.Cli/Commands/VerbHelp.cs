using System.CommandLine;
using System.Text;

namespace DataSynth.Cli.Commands;

/// <summary>The help of one verb, written from the command tree.</summary>
internal static class VerbHelp
{
    private const int MaxLeft = 32;
    private const int Width = 110;

    /// <summary>The help text.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="common">Options that every verb has.</param>
    public static string Render(VerbCommand verb, IEnumerable<Option> common)
    {
        var text = new StringBuilder();
        text.Append("datasynth ").Append(verb.Name).Append(" - ").Append(verb.Verb.Summary).Append("\n\n");
        text.Append("Usage: ").Append($"datasynth {verb.Name} {verb.Verb.Arguments}".TrimEnd()).Append('\n');

        if (verb.Arguments.Count > 0)
            AppendRows(text, "Arguments", [.. verb.Arguments.Select(argument => (argument.Name, argument.Description ?? string.Empty))]);
        AppendRows(text, "Options", [.. verb.Options.Concat(common).Select(option => (Left(option), option.Description ?? string.Empty))]);

        text.Append("\nExamples:\n");
        foreach (var example in verb.Verb.Examples)
            text.Append("  datasynth ").Append(example).Append('\n');
        return text.ToString();
    }

    private static string Left(Option option)
    {
        var names = string.Join(", ", option.Aliases.Append(option.Name).OrderBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal));
        return option.ValueType == typeof(bool) ? names : $"{names} {option.HelpName ?? "VALUE"}";
    }

    private static void AppendRows(StringBuilder text, string title, IReadOnlyList<(string Left, string Right)> rows)
    {
        text.Append('\n').Append(title).Append(":\n");
        var left = Math.Min(MaxLeft, rows.Max(row => row.Left.Length)) + 2;
        foreach (var row in rows)
        {
            text.Append("  ").Append(row.Left.PadRight(left));
            if (row.Left.Length >= left)
                text.Append('\n').Append(' ', left + 2);
            AppendWrapped(text, row.Right, left + 2);
        }
    }

    private static void AppendWrapped(StringBuilder text, string words, int indent)
    {
        var column = indent;
        foreach (var word in words.Split(' '))
        {
            if (column > indent && column + word.Length + 1 > Width)
            {
                text.Append('\n').Append(' ', indent);
                column = indent;
            }

            if (column > indent)
            {
                text.Append(' ');
                column++;
            }

            text.Append(word);
            column += word.Length;
        }

        text.Append('\n');
    }
}
