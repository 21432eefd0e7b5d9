using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Schemas;

namespace DataSynth.ToolCalling.Parsing.Values;

/// <summary>Which types a schema declares for a raw text, so that it can be read as one of them.</summary>
internal static class DeclaredTypes
{
    /// <summary>The types of a schema, or of the values that it lists.</summary>
    /// <param name="schema">The schema of a parameter or of a value within one.</param>
    /// <returns><see cref="JsonTypes.Any"/> where nothing is declared.</returns>
    public static JsonTypes Of(ParameterSchema schema)
    {
        if (schema.Types is not (JsonTypes.Any or JsonTypes.None))
            return schema.Types;
        return schema.Enum is { Count: > 0 } choices
            ? choices.Aggregate(JsonTypes.None, (types, choice) => types | OfValue(choice))
            : JsonTypes.Any;
    }

    private static JsonTypes OfValue(JsonValue value) => value switch
    {
        JsonString => JsonTypes.String,
        JsonNumber number => number.IsIntegerText ? JsonTypes.Integer : JsonTypes.Number,
        JsonBoolean => JsonTypes.Boolean,
        JsonNull => JsonTypes.Null,
        JsonArray => JsonTypes.Array,
        _ => JsonTypes.Object,
    };
}
