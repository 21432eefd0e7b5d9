using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Schemas;

namespace DataSynth.ToolCalling.Comparison;

/// <summary>
/// Equality that knows the declared types: numbers by value, strings trimmed and in normalisation form C, arrays in order unless their
/// elements form a set, members in any order, and an optional property that is left out stands for its default.
/// </summary>
internal sealed class SchemaRules : ValueRules
{
    private readonly TextRules _text;
    private readonly SchemaKeys _keys;

    /// <summary>Creates the rules.</summary>
    /// <param name="text">When strings are equal.</param>
    public SchemaRules(TextRules text)
    {
        _text = text;
        _keys = new SchemaKeys(this, text);
    }

    public override string Name => "schema";

    public override JsonValue? ImpliedValue(SchemaProperty? property)
    {
        if (property is null || property.IsRequired)
            return null;
        if (property.Schema.Default is { } given)
            return given;
        // A nullable property without a default is absent when it is null.
        return property.Schema.Types != JsonTypes.Any && (property.Schema.Types & JsonTypes.Null) != JsonTypes.None
            ? JsonNull.Instance
            : null;
    }

    public override bool AreEqual(JsonValue expected, JsonValue actual, ParameterSchema schema)
    {
        if (expected.Kind != actual.Kind)
            return false;

        switch (expected)
        {
            case JsonString left: return _text.AreEqual(left.Text, ((JsonString)actual).Text);
            case JsonNumber left: return AreEqual(left, (JsonNumber)actual);
            case JsonBoolean left: return left.Value == ((JsonBoolean)actual).Value;
            case JsonArray left:
                schema = SchemaBranch.For(expected, schema);
                return schema.HasUniqueItems
                    ? AreEqualSets(left.Items, ((JsonArray)actual).Items, schema)
                    : AreEqualLists(left.Items, ((JsonArray)actual).Items, schema);
            case JsonObject left: return AreEqual(left, (JsonObject)actual, SchemaBranch.For(expected, schema));
            default: return true;
        }
    }

    /// <summary>Integers by exact value, also when written <c>5.0</c>; other numbers as the doubles that every JSON reader makes of
    /// them, so that <c>0.1</c> and <c>0.10000000000000001</c> are equal.</summary>
    private static bool AreEqual(JsonNumber left, JsonNumber right)
        => left.HasSameValue(right)
            || (left.IsFinite && right.IsFinite && !left.IsIntegral && !right.IsIntegral && left.ToDouble().Equals(right.ToDouble()));

    private bool AreEqualLists(IReadOnlyList<JsonValue> left, IReadOnlyList<JsonValue> right, ParameterSchema schema)
    {
        if (left.Count != right.Count)
            return false;

        for (var i = 0; i < left.Count; i++)
        {
            if (!AreEqual(left[i], right[i], schema.ItemAt(i)))
                return false;
        }

        return true;
    }

    /// <summary>Equal as multisets, whatever their size: n log n steps.</summary>
    private bool AreEqualSets(IReadOnlyList<JsonValue> left, IReadOnlyList<JsonValue> right, ParameterSchema schema)
    {
        if (left.Count != right.Count)
            return false;

        var expected = _keys.Sorted(left, schema);
        var actual = _keys.Sorted(right, schema);
        for (var i = 0; i < expected.Length; i++)
        {
            if (!expected[i].AsSpan().SequenceEqual(actual[i]))
                return false;
        }

        return true;
    }

    private bool AreEqual(JsonObject left, JsonObject right, ParameterSchema schema)
    {
        foreach (var member in left.Members)
        {
            schema.TryGetProperty(member.Name, out var property);
            var declared = property?.Schema ?? schema.AdditionalProperties ?? ParameterSchema.Anything;
            var actual = right.TryGet(member.Name, out var value) ? value : ImpliedValue(property);
            if (actual is null || !AreEqual(member.Value, actual, declared))
                return false;
        }

        foreach (var member in right.Members)
        {
            if (left.TryGet(member.Name, out _))
                continue;

            schema.TryGetProperty(member.Name, out var property);
            if (ImpliedValue(property) is not { } implied || !AreEqual(implied, member.Value, property!.Schema))
                return false;
        }

        return true;
    }
}
