using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Schemas;

namespace DataSynth.Datasets.Obfuscation;

/// <summary>
/// Renames the parameters in one tool's schema, wherever JSON Schema names them, and puts the keys of schemas into another order. Reads
/// JSON Schema of every draft, OpenAPI's <c>discriminator</c>, and the flat maps of xLAM. What is no keyword stays as it is; so do values
/// (<c>enum</c>, <c>default</c>), but for the keys of objects that stand for arguments.
/// </summary>
/// <param name="names">The change of names.</param>
/// <param name="order">The change of order.</param>
/// <param name="describe">What becomes of a title or description; null leaves it out.</param>
/// <param name="nested">Whether the properties of nested objects are renamed too.</param>
internal sealed class SchemaRenamer(NameChange names, KeyOrder order, Func<string, string?> describe, bool nested)
{
    private readonly SchemaReferences _references = new(names);
    private SchemaView _root = SchemaView.Of(JsonObject.Empty);

    /// <summary>Renames a tool's parameters.</summary>
    /// <param name="parameters">The schema; what is no object is no schema and stays.</param>
    public JsonValue Rename(JsonValue parameters)
    {
        if (parameters is not JsonObject root)
            return parameters;
        _root = SchemaView.Of(root);
        return FlatParameterMap.Is(root) ? RenameMap(root, names.Parameter, 0) : RenameSchema(root, 0);
    }

    private JsonValue RenameSchemaOrFlag(JsonValue value, int depth) => value is JsonObject schema ? RenameSchema(schema, depth) : value;

    private JsonObject RenameSchema(JsonObject schema, int depth)
    {
        var kept = new List<JsonMember>(schema.Members.Count);
        foreach (var member in schema.Members)
        {
            if (!SchemaKeywords.IsText(member.Name) || member.Value is not JsonString text)
                kept.Add(member);
            else if (describe(text.Text) is { } described)
                kept.Add(member with { Value = ReferenceEquals(described, text.Text) ? text : new JsonString(described) });
        }

        return new JsonObject(order.Rearrange(kept, (member, _) => member with { Value = RenameMember(schema, member, depth) }));
    }

    private JsonValue RenameMember(JsonObject schema, JsonMember member, int depth)
    {
        Func<string, string> parameter = depth == 0 || nested ? names.Parameter : static name => name;
        return (member.Name, member.Value) switch
        {
            ("properties" or "dependentSchemas", JsonObject map) => RenameMap(map, parameter, depth),
            ("$defs" or "definitions", JsonObject map) => RenameMap(map, names.Definition, depth),
            ("patternProperties", JsonObject map) => RenameMap(map, static name => name, depth),
            ("required" or "propertyOrdering", JsonArray list) => RenameNames(list, parameter),
            ("dependentRequired" or "dependencies", JsonObject map) => RenameDependencies(map, parameter, depth),
            ("propertyNames", JsonObject allowed) => RenamePropertyNames(allowed, parameter),
            ("discriminator", JsonObject discriminator) => RenameDiscriminator(discriminator, parameter),
            ("$ref" or "$dynamicRef", JsonString reference) => new JsonString(_references.Rename(reference.Text, nested)),
            ("items" or "prefixItems" or "anyOf" or "oneOf" or "allOf", JsonArray list) => new JsonArray(
                [.. list.Items.Select(item => RenameSchemaOrFlag(item, SchemaKeywords.IsSameObject(member.Name) ? depth : depth + 1))]),
            ("if" or "then" or "else" or "not", _) => RenameSchemaOrFlag(member.Value, depth),
            ("items" or "contains" or "additionalProperties" or "additionalItems" or "unevaluatedProperties" or "unevaluatedItems", _)
                => RenameSchemaOrFlag(member.Value, depth + 1),
            ("default" or "const" or "example", _) => RenameValue(schema, member.Value, depth),
            ("enum" or "examples", JsonArray list) => new JsonArray([.. list.Items.Select(item => RenameValue(schema, item, depth))]),
            _ => member.Value,
        };
    }

    private JsonObject RenameMap(JsonObject map, Func<string, string> rename, int depth)
        => new(order.Rearrange(map.Members, (member, _) => new JsonMember(rename(member.Name), RenameSchemaOrFlag(member.Value, depth + 1))));

    private JsonObject RenameDependencies(JsonObject map, Func<string, string> parameter, int depth) => new(map.Members.Select(member => new JsonMember(
        parameter(member.Name),
        member.Value is JsonArray list ? RenameNames(list, parameter) : RenameSchemaOrFlag(member.Value, depth))));

    private JsonValue RenameValue(JsonObject schema, JsonValue value, int depth)
        => depth == 0 || nested ? ValueRenamer.Rename(value, [_root.At(schema)], names) : value;

    private static JsonArray RenameNames(JsonArray list, Func<string, string> parameter)
        => new([.. list.Items.Select(item => item is JsonString name ? new JsonString(parameter(name.Text)) : item)]);

    private static JsonObject RenamePropertyNames(JsonObject allowed, Func<string, string> parameter)
        => new(allowed.Members.Select(member => (member.Name, member.Value) switch
        {
            ("enum", JsonArray list) => member with { Value = RenameNames(list, parameter) },
            ("const", JsonString name) => member with { Value = new JsonString(parameter(name.Text)) },
            _ => member,
        }));

    private static JsonObject RenameDiscriminator(JsonObject discriminator, Func<string, string> parameter)
        => new(discriminator.Members.Select(member => member is { Name: "propertyName", Value: JsonString name }
            ? member with { Value = new JsonString(parameter(name.Text)) }
            : member));
}
