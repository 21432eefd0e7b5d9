using System.Diagnostics.CodeAnalysis;
using DataSynth.ToolCalling.Comparison.Bfcl;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Schemas;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.ToolCalling.Comparison;

/// <summary>Reads an argument that is a string of Java or JavaScript source as the value that it denotes.</summary>
internal static class SourceLiteral
{
    /// <summary>Converts as the official BFCL checker does.</summary>
    /// <param name="source">The source text.</param>
    /// <param name="type">The declared type as the tool spells it.</param>
    /// <param name="element">The declared type of elements, or null.</param>
    /// <param name="language">Java or JavaScript.</param>
    /// <returns>The value; the text itself where it is not a literal of the declared type.</returns>
    public static JsonValue Convert(string source, string? type, string? element, SourceLanguage language)
        => language == SourceLanguage.Java ? JavaLiteral.Convert(source, type, element) : JavaScriptLiteral.Convert(source, type, element);

    /// <summary>Reads a literal of the declared type. More forgiving than the checker: a plain numeral is a number of any declared
    /// numeric type (in Java <c>150</c> may stand for a <c>long</c>), and JSON stands for itself.</summary>
    /// <param name="source">The source text.</param>
    /// <param name="schema">What is declared; decides how the text is read.</param>
    /// <param name="language">Java or JavaScript.</param>
    /// <param name="value">The value that the text denotes.</param>
    /// <returns>False when the text is not a literal of that type, but for instance the name of a variable.</returns>
    public static bool TryRead(string source, ParameterSchema schema, SourceLanguage language, [NotNullWhen(true)] out JsonValue? value)
    {
        var converted = Convert(source, schema.TypeText, schema.Items?.TypeText, language);
        if (converted is not JsonString text || text.Text != source)
        {
            value = converted;
            return true;
        }

        return JsonTextReader.TryRead(source, out value, out _) && value is not JsonString && schema.Types.Allow(value);
    }
}
