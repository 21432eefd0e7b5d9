using System.Collections.Frozen;

namespace DataSynth.ToolCalling.Schemas;

/// <summary>Type names of JSON Schema, Python, Java and JavaScript that occur in tool catalogues, in any letter case.</summary>
internal static class TypeNames
{
    private static readonly FrozenDictionary<string, JsonTypes> Known = Build(
        (JsonTypes.String, "string str text char character date datetime time uuid email url uri path bytes"),
        (JsonTypes.Integer, "integer int long short byte bigint int32 int64"),
        (JsonTypes.Number, "number float double decimal real numeric"),
        (JsonTypes.Boolean, "boolean bool"),
        (JsonTypes.Array, "array list tuple set frozenset sequence iterable collection arraylist linkedlist queue stack vector hashset treeset"),
        (JsonTypes.Object, "object dict dictionary map mapping hashmap hashtable ordereddict record"),
        (JsonTypes.Null, "null none nonetype"));

    private static readonly FrozenSet<string> Sets
        = new[] { "set", "frozenset", "hashset", "treeset" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <returns><see cref="JsonTypes.Any"/> for a name that is not known, <c>any</c> among them.</returns>
    public static JsonTypes Find(string name) => Known.GetValueOrDefault(name, JsonTypes.Any);

    /// <summary>Looks a name up that may be more than a name.</summary>
    /// <param name="text">The name, or a spelling with brackets, commas and the like.</param>
    /// <param name="types">What it stands for.</param>
    /// <returns>False for whatever is not one known name.</returns>
    public static bool TryFind(string text, out JsonTypes types) => Known.TryGetValue(text, out types);

    /// <summary>Whether a name is that of a set.</summary>
    public static bool IsSet(string name) => Sets.Contains(name);

    private static FrozenDictionary<string, JsonTypes> Build(params ReadOnlySpan<(JsonTypes Types, string Names)> groups)
    {
        var known = new Dictionary<string, JsonTypes>(StringComparer.OrdinalIgnoreCase);
        foreach (var (types, names) in groups)
        {
            foreach (var name in names.Split(' '))
                known.Add(name, types);
        }

        return known.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
