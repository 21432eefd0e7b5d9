using System.Globalization;
using System.Text;
using DataSynth.ToolCalling.Json.Unicode;

namespace DataSynth.Datasets.Deduplication;

/// <summary>Text as it is compared: letters and digits in lower case (Unicode form C, full-width Latin as Latin), everything else one space
/// between words.</summary>
internal static class PlainText
{
    /// <summary>The full-width forms of the printable characters of ASCII, which Chinese and Japanese texts have.</summary>
    private const char FirstFullWidth = '\uFF01';
    private const char LastFullWidth = '\uFF5E';

    /// <summary>The text to compare.</summary>
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        Append(text, plain);
        return plain.ToString();
    }

    /// <summary>Adds the text to compare; texts that follow one another are told apart by a line feed.</summary>
    public static void Append(string text, StringBuilder output)
    {
        if (output.Length > 0)
            output.Append('\n');
        var start = output.Length;
        foreach (var written in Normalization.FormC(text))
        {
            var character = written is >= FirstFullWidth and <= LastFullWidth ? (char)(written - FirstFullWidth + '!') : written;
            if (char.IsLetterOrDigit(character) || char.IsSurrogate(character) || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark)
                output.Append(char.ToLowerInvariant(character));
            else if (output.Length > start && output[^1] != ' ')
                output.Append(' ');
        }

        if (output.Length > start && output[^1] == ' ')
            output.Length--;
    }
}
