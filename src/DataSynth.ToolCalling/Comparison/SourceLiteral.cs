using System.Diagnostics.CodeAnalysis;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Schemas;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.ToolCalling.Comparison;

/// <summary>Reads an argument that is a string of Java or JavaScript source as the value that it denotes.</summary>
internal static class SourceLiteral
{
    /// <summary>Reads a literal of the declared type.</summary>
    /// <param name="source">The source text.</param>
    /// <param name="schema">What is declared; decides how the text is read.</param>
    /// <param name="language">Java or JavaScript.</param>
    /// <param name="value">The value that the text denotes.</param>
    /// <returns>False when the text is not a literal of that type, but for instance the name of a variable.</returns>
    public static bool TryRead(string source, ParameterSchema schema, SourceLanguage language, [NotNullWhen(true)] out JsonValue? value)
    {
        value = null;
        return false;
    }
}
