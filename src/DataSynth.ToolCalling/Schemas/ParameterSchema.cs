using System.Diagnostics.CodeAnalysis;
using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Schemas;

/// <summary>
/// What values of a parameter must look like: the part of JSON Schema that decides equality and types, read once from whatever
/// spelling the tool uses. Immutable after compilation; may refer to itself where the source has a recursive <c>$ref</c>.
/// </summary>
public sealed class ParameterSchema
{
    /// <summary>Above this number of properties the names are indexed; below it a scan is faster and allocates nothing.</summary>
    private const int LinearSearchLimit = 8;

    private IReadOnlyList<SchemaProperty>? _properties;
    private Dictionary<string, SchemaProperty>? _index;

    internal ParameterSchema()
    {
    }

    /// <summary>The schema that every value meets.</summary>
    public static ParameterSchema Anything { get; } = new();

    /// <summary>The types allowed; <see cref="JsonTypes.Any"/> where the source names none that is known.</summary>
    public JsonTypes Types { get; internal set; } = JsonTypes.Any;

    /// <summary>The type as the source spells it (<c>List[int]</c>, <c>dict</c>, <c>HashMap</c>), or null when it has none or a list.</summary>
    public string? TypeText { get; internal set; }

    /// <summary>The description, or null.</summary>
    public string? Description { get; internal set; }

    /// <summary>The value that leaving the parameter out means, or null when the source gives none. A default that does not conform to
    /// the schema (such as the text <c>"None"</c>) is kept as it is.</summary>
    public JsonValue? Default { get; internal set; }

    /// <summary>The only values allowed, or null when there is no such list; a <c>const</c> is a list of one.</summary>
    public IReadOnlyList<JsonValue>? Enum { get; internal set; }

    /// <summary>What the elements of an array must look like, or null when the source does not say.</summary>
    public ParameterSchema? Items { get; internal set; }

    /// <summary>What the first elements must look like, one by one (<c>prefixItems</c>, <c>Tuple[int, str]</c>); empty otherwise.</summary>
    public IReadOnlyList<ParameterSchema> PrefixItems { get; internal set; } = [];

    /// <summary>Whether the array is a set, so that the order of its elements says nothing.</summary>
    public bool HasUniqueItems { get; internal set; }

    /// <summary>The properties of an object in declared order; empty when it has none or the source does not say.</summary>
    public IReadOnlyList<SchemaProperty> Properties => _properties ?? [];

    /// <summary>Names that <c>required</c> lists and <c>properties</c> does not: a slip of the source, which only BFCL's checker holds
    /// against a candidate. In the order of the list; mostly empty.</summary>
    public IReadOnlyList<string> RequiredUndeclared { get; internal set; } = [];

    /// <summary>What properties that are not declared must look like; null when the source does not say.</summary>
    public ParameterSchema? AdditionalProperties { get; internal set; }

    /// <summary>Whether the source forbids properties that are not declared (<c>additionalProperties: false</c>).</summary>
    public bool IsClosed { get; internal set; }

    /// <summary>The branches of <c>anyOf</c>, <c>oneOf</c> or a Python union; empty when there is only one form.</summary>
    public IReadOnlyList<ParameterSchema> Alternatives { get; internal set; } = [];

    /// <summary>Whether the source lists properties at all; an empty list means that there are none.</summary>
    public bool HasPropertyList => _properties is not null;

    /// <summary>Whether properties that are not declared are explicitly allowed, or nothing is known of the properties.</summary>
    public bool AllowsUndeclared => AdditionalProperties is not null || (!HasPropertyList && !IsClosed);

    /// <summary>Looks a declared property up.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="property">The property.</param>
    /// <returns>False when it is not declared.</returns>
    public bool TryGetProperty(string name, [NotNullWhen(true)] out SchemaProperty? property)
    {
        if (_index is not null)
            return _index.TryGetValue(name, out property);

        property = null;
        for (var i = 0; i < Properties.Count && property is null; i++)
            property = Properties[i].Name == name ? Properties[i] : null;
        return property is not null;
    }

    /// <summary>What the element at a position must look like.</summary>
    /// <param name="position">From 0.</param>
    public ParameterSchema ItemAt(int position)
        => position < PrefixItems.Count ? PrefixItems[position] : Items ?? Anything;

    /// <summary>What a property must look like, declared or not.</summary>
    /// <param name="name">Its name.</param>
    public ParameterSchema PropertyOrAnything(string name)
        => TryGetProperty(name, out var property) ? property.Schema : AdditionalProperties ?? Anything;

    internal void SetProperties(IReadOnlyList<SchemaProperty> properties)
    {
        _properties = properties;
        _index = properties.Count > LinearSearchLimit ? properties.ToDictionary(property => property.Name) : null;
    }
}
