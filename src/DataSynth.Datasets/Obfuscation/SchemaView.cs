using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Schemas;

namespace DataSynth.Datasets.Obfuscation;

/// <summary>A place in a tool's schema, seen from the values that stand there: which keys are declared, and what is below them. Not thread-safe.</summary>
internal sealed class SchemaView
{
    private static readonly string[] Combining = ["allOf", "anyOf", "oneOf"];
    private static readonly string[] Conditional = ["if", "then", "else"];

    private readonly JsonObject _root;
    private readonly JsonObject _schema;
    private readonly Dictionary<JsonObject, SchemaView> _known;
    private IReadOnlyList<JsonObject>? _parts;

    private SchemaView(JsonObject root, JsonObject schema, Dictionary<JsonObject, SchemaView> known)
    {
        _root = root;
        _schema = schema;
        _known = known;
    }

    /// <summary>The view from the top of a tool's parameters.</summary>
    public static SchemaView Of(JsonObject root) => new(root, root, new(ReferenceEqualityComparer.Instance));

    /// <summary>The view from another place of the same schema: the same instance for the same place.</summary>
    public SchemaView At(JsonObject schema)
    {
        if (!_known.TryGetValue(schema, out var view))
            _known.Add(schema, view = new SchemaView(_root, schema, _known));
        return view;
    }

    /// <summary>Whether a key is declared by this place, in whichever branch.</summary>
    public bool Declares(string name) => Maps().Any(map => map.TryGet(name, out _));

    /// <summary>What is declared of a key; where nothing is, what is said of all other keys.</summary>
    public IEnumerable<SchemaView> Below(string name)
    {
        var declared = Maps().Select(map => map.TryGet(name, out var schema) ? schema : null).OfType<JsonObject>().Select(At).ToArray();
        return declared.Length > 0 ? declared : Under("additionalProperties");
    }

    /// <summary>What is said of a list's element.</summary>
    /// <param name="position">From 0.</param>
    public IEnumerable<SchemaView> Item(int position)
    {
        foreach (var keyword in (string[])["prefixItems", "items"])
        {
            foreach (var part in Parts())
            {
                if (part.TryGet(keyword, out var value) && value is JsonArray list && position < list.Items.Count && list.Items[position] is JsonObject item)
                    yield return At(item);
            }
        }

        foreach (var view in Under("items").Concat(Under("additionalItems")).Concat(Under("contains")))
            yield return view;
    }

    private IEnumerable<SchemaView> Under(string keyword)
        => Parts().Select(part => part.TryGet(keyword, out var schema) ? schema : null).OfType<JsonObject>().Select(At);

    private IEnumerable<JsonObject> Maps()
    {
        if (ReferenceEquals(_schema, _root) && FlatParameterMap.Is(_root))
            return [_root];
        return Parts().Select(part => part.TryGet("properties", out var map) ? map : null).OfType<JsonObject>();
    }

    /// <summary>The schema with everything that it refers to or is put together from, each once: a reference may lead in a circle.</summary>
    private IReadOnlyList<JsonObject> Parts()
    {
        if (_parts is not null)
            return _parts;
        var parts = new List<JsonObject> { _schema };
        for (var i = 0; i < parts.Count; i++)
        {
            foreach (var part in PartsOf(parts[i]))
            {
                if (!parts.Exists(known => ReferenceEquals(known, part)))
                    parts.Add(part);
            }
        }

        return _parts = parts;
    }

    private IEnumerable<JsonObject> PartsOf(JsonObject schema)
    {
        if (schema.GetText("$ref") is { } reference && JsonPointer.Find(_root, reference) is JsonObject target)
            yield return target;
        foreach (var keyword in Combining)
        {
            if (schema.TryGet(keyword, out var value) && value is JsonArray branches)
            {
                foreach (var branch in branches.Items.OfType<JsonObject>())
                    yield return branch;
            }
        }

        foreach (var keyword in Conditional)
        {
            if (schema.TryGet(keyword, out var value) && value is JsonObject branch)
                yield return branch;
        }
    }
}
