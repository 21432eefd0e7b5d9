using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Parsing.Values;

/// <summary>Reads from a JSON Schema which types it allows; also knows the type names of the Berkeley leaderboard and of Python.</summary>
internal static class SchemaTypes
{
    /// <summary>Schemas within schemas that are followed; deeper ones, circular ones too, say nothing more.</summary>
    private const int MaxSteps = 8;

    /// <summary>The types that a schema allows, looking through <c>anyOf</c>, <c>oneOf</c>, <c>allOf</c>, local <c>$ref</c>, <c>enum</c> and <c>const</c>.</summary>
    /// <param name="schema">The parameter's schema, or null where there is none.</param>
    /// <param name="root">The whole schema, for <c>$ref</c>.</param>
    public static ValueTypes Of(JsonValue? schema, JsonValue? root) => Of(schema, root, MaxSteps);

    /// <summary>The type with a name; <see cref="ValueTypes.None"/> for names that are not known (<c>any</c>).</summary>
    /// <param name="name">A name of JSON Schema, of the Berkeley leaderboard, or of Python, in any letter case.</param>
    public static ValueTypes Named(string name) => name.Trim().ToLowerInvariant() switch
    {
        "string" or "str" or "text" or "char" or "varchar" or "enum" => ValueTypes.String,
        "integer" or "int" or "long" or "short" or "byte" or "int32" or "int64" => ValueTypes.Integer,
        "number" or "float" or "double" => ValueTypes.Number,
        "boolean" or "bool" => ValueTypes.Boolean,
        "null" or "none" => ValueTypes.Null,
        "array" or "list" or "tuple" or "arr" => ValueTypes.Array,
        "object" or "dict" or "hashmap" => ValueTypes.Object,
        _ => ValueTypes.None,
    };

    private static ValueTypes Of(JsonValue? schema, JsonValue? root, int steps)
    {
        if (schema is not JsonObject rules || steps == 0)
            return ValueTypes.None;

        var types = ValueTypes.None;
        if (rules.TryGet("type", out var type))
        {
            types |= type switch
            {
                JsonString name => Named(name.Text),
                JsonArray names => names.Items.OfType<JsonString>().Aggregate(types, (all, name) => all | Named(name.Text)),
                _ => ValueTypes.None,
            };
        }

        foreach (var keyword in (ReadOnlySpan<string>)["anyOf", "oneOf", "allOf"])
        {
            if (rules.TryGet(keyword, out var branches) && branches is JsonArray list)
                types = list.Items.Aggregate(types, (all, branch) => all | Of(branch, root, steps - 1));
        }

        if (types == ValueTypes.None && rules.GetText("$ref") is { } reference)
            types = Of(Resolve(reference, root), root, steps - 1);
        if (types == ValueTypes.None && rules.TryGet("enum", out var values) && values is JsonArray choices)
            types = choices.Items.Aggregate(types, (all, value) => all | OfValue(value));
        if (types == ValueTypes.None && rules.TryGet("const", out var only))
            types = OfValue(only);
        if (types == ValueTypes.None && rules.TryGet("properties", out _))
            types = ValueTypes.Object;
        return types == ValueTypes.None && rules.TryGet("items", out _) ? ValueTypes.Array : types;
    }

    private static ValueTypes OfValue(JsonValue value) => value switch
    {
        JsonString => ValueTypes.String,
        JsonNumber number => number.IsIntegerText ? ValueTypes.Integer : ValueTypes.Number,
        JsonBoolean => ValueTypes.Boolean,
        JsonNull => ValueTypes.Null,
        JsonArray => ValueTypes.Array,
        _ => ValueTypes.Object,
    };

    private static JsonValue? Resolve(string reference, JsonValue? root)
    {
        if (!reference.StartsWith("#/", StringComparison.Ordinal))
            return null;
        foreach (var step in reference[2..].Split('/'))
        {
            if (root is not JsonObject level || !level.TryGet(step, out root))
                return null;
        }

        return root;
    }
}
