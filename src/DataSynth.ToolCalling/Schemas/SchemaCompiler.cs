using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Schemas;

/// <summary>Compiles a tool's parameters, in whatever spelling, to a <see cref="ParameterSchema"/>. One instance per tool.</summary>
internal sealed class SchemaCompiler
{
    private readonly JsonValue _root;
    private readonly Dictionary<string, ParameterSchema> _byPointer = [];
    private readonly HashSet<ParameterSchema> _unfinished = [];

    private SchemaCompiler(JsonValue root) => _root = root;

    public static ParameterSchema Compile(JsonValue parameters)
    {
        if (parameters is not JsonObject map)
            return ParameterSchema.Anything;

        var compiler = new SchemaCompiler(parameters);
        return FlatParameterMap.Is(map) ? compiler.FromFlatMap(map) : compiler.FromSchema(map);
    }

    private ParameterSchema FromFlatMap(JsonObject map)
    {
        var properties = new List<SchemaProperty>(map.Members.Count);
        foreach (var member in map.Members)
        {
            var schema = FromValue(member.Value);
            var optional = FlatParameterMap.IsSpelledOptional(member.Value);
            properties.Add(new SchemaProperty(member.Name, schema, !optional));
        }

        var root = new ParameterSchema { Types = JsonTypes.Object };
        root.SetProperties(properties);
        return root;
    }

    private ParameterSchema FromSchema(JsonObject schema)
    {
        if (schema.Members.Count == 1 && schema.GetText("$ref") is { } pointer)
            return Resolve(pointer);

        var compiled = new ParameterSchema();
        Fill(compiled, schema);
        return compiled;
    }

    /// <summary>A schema, one of JSON Schema's booleans, or a bare type name.</summary>
    private ParameterSchema FromValue(JsonValue value)
    {
        switch (value)
        {
            case JsonObject schema: return FromSchema(schema);
            case JsonString text:
                var named = new ParameterSchema { TypeText = text.Text };
                TypeSpelling.Apply(text.Text, named);
                return named;
            case JsonBoolean { Value: false }: return new ParameterSchema { Types = JsonTypes.None };
            default: return ParameterSchema.Anything;
        }
    }

    private void Fill(ParameterSchema target, JsonObject schema)
    {
        if (schema.GetText("$ref") is { } pointer)
            Include(target, Resolve(pointer));

        if (schema.TryGet("allOf", out var all) && all is JsonArray parts)
        {
            foreach (var part in parts.Items)
                Include(target, FromValue(part));
        }

        FillType(target, schema);
        target.Description = schema.GetText("description") ?? target.Description;
        if (schema.TryGet("default", out var @default))
            target.Default = @default;
        if (schema.TryGet("enum", out var list) && list is JsonArray members)
            target.Enum = members.Items;
        else if (schema.TryGet("const", out var constant))
            target.Enum = [constant];
        FillArray(target, schema);
        FillObject(target, schema);
        FillAlternatives(target, schema);
        if (target is { Types: JsonTypes.Any, Enum: { } allowed })
            target.Types = allowed.UnitedTypes();
        target.Default ??= TextDefault.InDescription(target);
        if (schema.TryGet("nullable", out var nullable) && nullable is JsonBoolean { Value: true })
            target.Types |= JsonTypes.Null;
    }

    private static void FillType(ParameterSchema target, JsonObject schema)
    {
        if (!schema.TryGet("type", out var type))
            return;

        if (type is JsonString text)
        {
            target.TypeText = text.Text;
            TypeSpelling.Apply(text.Text, target);
        }
        else if (type is JsonArray names)
        {
            var types = JsonTypes.None;
            foreach (var name in names.Items)
                types |= name is JsonString one ? TypeSpelling.Read(one.Text).Types : JsonTypes.None;
            target.Types = types == JsonTypes.None ? JsonTypes.Any : types;
        }
    }

    private void FillArray(ParameterSchema target, JsonObject schema)
    {
        if (schema.TryGet("items", out var items))
        {
            // A list of schemas is the tuple form of the drafts before 2020-12.
            if (items is JsonArray tuple)
                target.PrefixItems = [.. tuple.Items.Select(FromValue)];
            else
                target.Items = FromValue(items);
        }

        if (schema.TryGet("prefixItems", out var prefix) && prefix is JsonArray first)
            target.PrefixItems = [.. first.Items.Select(FromValue)];
        if (schema.TryGet("uniqueItems", out var unique) && unique is JsonBoolean { Value: true })
            target.HasUniqueItems = true;
    }

    private void FillObject(ParameterSchema target, JsonObject schema)
    {
        if (schema.TryGet("properties", out var value) && value is JsonObject map)
        {
            var required = RequiredNames(schema);
            var properties = new List<SchemaProperty>(target.Properties.Count + map.Members.Count);
            properties.AddRange(target.Properties.Where(included => !map.TryGet(included.Name, out _)));
            foreach (var member in map.Members)
            {
                // The list is the rule; a flag within the property is JSON Schema draft 3 or a set's own habit.
                var isRequired = required?.Contains(member.Name) ?? FlatParameterMap.RequiredFlag(member.Value) ?? false;
                properties.Add(new SchemaProperty(member.Name, FromValue(member.Value), isRequired));
            }

            target.SetProperties(properties);
            target.RequiredUndeclared = [.. (required ?? []).Where(name => !target.TryGetProperty(name, out _))];
            if (target.Types == JsonTypes.Any)
                target.Types = JsonTypes.Object;
        }

        if (schema.TryGet("additionalProperties", out var additional))
        {
            if (additional is JsonBoolean { Value: false })
                target.IsClosed = true;
            else
                target.AdditionalProperties = FromValue(additional);
        }
    }

    private static HashSet<string>? RequiredNames(JsonObject schema)
        => schema.TryGet("required", out var value) && value is JsonArray names
            ? [.. names.Items.OfType<JsonString>().Select(name => name.Text)]
            : null;

    private void FillAlternatives(ParameterSchema target, JsonObject schema)
    {
        foreach (var keyword in (ReadOnlySpan<string>)["anyOf", "oneOf"])
        {
            if (!schema.TryGet(keyword, out var value) || value is not JsonArray { Items.Count: > 0 } branches)
                continue;

            target.Alternatives = [.. branches.Items.Select(FromValue)];
            var types = target.Alternatives.Aggregate(JsonTypes.None, (sum, branch) => sum | branch.Types);
            target.Types = target.Types == JsonTypes.Any ? types : target.Types & types;
        }
    }

    /// <summary>Resolves a reference within the tool's own schema; anything else allows everything.</summary>
    private ParameterSchema Resolve(string pointer)
    {
        if (_byPointer.TryGetValue(pointer, out var known))
            return known;
        if (JsonPointer.Find(_root, pointer) is not JsonObject definition)
            return ParameterSchema.Anything;

        // Registered before it is filled, so that a schema that contains itself ends here.
        var compiled = new ParameterSchema();
        _byPointer.Add(pointer, compiled);
        _unfinished.Add(compiled);
        Fill(compiled, definition);
        _unfinished.Remove(compiled);
        return compiled;
    }

    private void Include(ParameterSchema target, ParameterSchema part)
    {
        // What is still being filled cannot be copied; standing beside it as its only alternative says the same.
        if (!_unfinished.Contains(part))
            SchemaMerge.Into(target, part);
        else if (part != target)
            target.Alternatives = [part];
    }
}
