using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Sources.Conditions;

/// <summary>Compares JSON values for conditions.</summary>
internal static class Relations
{
    /// <summary>Whether a value found stands in the relation to a value written.</summary>
    public static bool Hold(JsonValue found, Relation relation, JsonValue written)
    {
        if (relation == Relation.Equal)
            return AreEqual(found, written);
        return Order(found, written) is { } order && relation switch
        {
            Relation.Less => order < 0,
            Relation.LessOrEqual => order <= 0,
            Relation.Greater => order > 0,
            _ => order >= 0,
        };
    }

    private static bool AreEqual(JsonValue left, JsonValue right) => (left, right) switch
    {
        (JsonString a, JsonString b) => a.Text == b.Text,
        (JsonNumber a, JsonNumber b) => a.HasSameValue(b),
        (JsonBoolean a, JsonBoolean b) => a.Value == b.Value,
        (JsonNull, JsonNull) => true,
        _ => false,
    };

    private static int? Order(JsonValue left, JsonValue right) => (left, right) switch
    {
        (JsonString a, JsonString b) => string.CompareOrdinal(a.Text, b.Text),
        (JsonNumber a, JsonNumber b) => a.HasSameValue(b) ? 0 : a.ToDouble().CompareTo(b.ToDouble()),
        _ => null,
    };
}
