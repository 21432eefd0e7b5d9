using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Schemas;

/// <summary>Questions about sets of types.</summary>
public static class JsonTypesExtensions
{
    /// <summary>Whether a value has one of the types. <c>5.0</c> is an integer (JSON Schema validation 2020-12 §6.1.1); a boolean is
    /// never a number.</summary>
    /// <param name="types">The types allowed.</param>
    /// <param name="value">The value.</param>
    public static bool Allow(this JsonTypes types, JsonValue value) => value.Kind switch
    {
        JsonKind.Null => (types & JsonTypes.Null) != JsonTypes.None,
        JsonKind.Boolean => (types & JsonTypes.Boolean) != JsonTypes.None,
        JsonKind.String => (types & JsonTypes.String) != JsonTypes.None,
        JsonKind.Array => (types & JsonTypes.Array) != JsonTypes.None,
        JsonKind.Object => (types & JsonTypes.Object) != JsonTypes.None,
        _ => (types & JsonTypes.Number) != JsonTypes.None || ((types & JsonTypes.Integer) != JsonTypes.None && ((JsonNumber)value).IsIntegral),
    };

    /// <summary>The types that values have between them; numbers count as numbers, with or without a fraction.</summary>
    /// <param name="values">The values.</param>
    internal static JsonTypes UnitedTypes(this IReadOnlyList<JsonValue> values)
    {
        var types = JsonTypes.None;
        foreach (var value in values)
        {
            types |= value.Kind switch
            {
                JsonKind.Null => JsonTypes.Null,
                JsonKind.Boolean => JsonTypes.Boolean,
                JsonKind.Number => JsonTypes.Number,
                JsonKind.String => JsonTypes.String,
                JsonKind.Array => JsonTypes.Array,
                _ => JsonTypes.Object,
            };
        }

        return types == JsonTypes.None ? JsonTypes.Any : types;
    }

    /// <summary>The types in words, such as <c>integer or null</c>; <c>any value</c> for all of them.</summary>
    /// <param name="types">The types.</param>
    public static string ToWords(this JsonTypes types)
    {
        if (types == JsonTypes.Any)
            return "any value";
        if (types == JsonTypes.None)
            return "nothing";
        if ((types & JsonTypes.Number) != JsonTypes.None)
            types &= ~JsonTypes.Integer;
        return types.ToString().ToLowerInvariant().Replace(", ", " or ", StringComparison.Ordinal);
    }
}
