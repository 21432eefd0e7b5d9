using DataSynth.ToolCalling.Comparison.Python;
using DataSynth.ToolCalling.Schemas;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.ToolCalling.Comparison.Bfcl;

/// <summary>The official checker's mapping from declared types to Python's (<c>type_mappings.py</c>).</summary>
internal static class BfclTypes
{
    /// <summary>The Python type of a declared type, or null when the declaration names none. The checker raises at names that it
    /// does not know; here JSON Schema's and Python's own spellings are understood as well.</summary>
    public static PythonType? Of(ParameterSchema? schema, SourceLanguage language)
    {
        if (schema is null)
            return null;

        return (language, schema.TypeText) switch
        {
            (_, "any") => PythonType.Str,
            (_, "char" or "String" or "string") => PythonType.Str,
            _ => schema.Types switch
            {
                JsonTypes.String => PythonType.Str,
                JsonTypes.Integer => PythonType.Int,
                JsonTypes.Number => PythonType.Float,
                JsonTypes.Boolean => PythonType.Bool,
                JsonTypes.Array => PythonType.List,
                JsonTypes.Object => PythonType.Dict,
                _ => null,
            },
        };
    }

    /// <summary>Whether the checker looks at the types of the elements.</summary>
    public static bool HasElements(string? typeText, SourceLanguage language) => language switch
    {
        SourceLanguage.Python => typeText is "array" or "tuple",
        _ => typeText is "Array" or "ArrayList" or "array",
    };
}
