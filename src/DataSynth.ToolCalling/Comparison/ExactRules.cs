using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Schemas;

namespace DataSynth.ToolCalling.Comparison;

/// <summary>
/// JSON equality and nothing else (JSON Schema core 2020-12 §4.2.2): same kind, numbers by mathematical value, strings by code unit,
/// arrays in order, members in any order. What is declared does not matter.
/// </summary>
internal sealed class ExactRules : ValueRules
{
    private ExactRules()
    {
    }

    public static ExactRules Instance { get; } = new();

    public override string Name => "exact";

    public override JsonValue? ImpliedValue(SchemaProperty? property) => null;

    public override bool AreEqual(JsonValue expected, JsonValue actual, ParameterSchema schema) => AreEqual(expected, actual);

    private static bool AreEqual(JsonValue expected, JsonValue actual) => (expected, actual) switch
    {
        (JsonString left, JsonString right) => left.Text == right.Text,
        (JsonNumber left, JsonNumber right) => left.HasSameValue(right),
        (JsonBoolean left, JsonBoolean right) => left.Value == right.Value,
        (JsonNull, JsonNull) => true,
        (JsonArray left, JsonArray right) => AreEqual(left.Items, right.Items),
        (JsonObject left, JsonObject right) => AreEqual(left, right),
        _ => false,
    };

    private static bool AreEqual(IReadOnlyList<JsonValue> left, IReadOnlyList<JsonValue> right)
    {
        if (left.Count != right.Count)
            return false;

        for (var i = 0; i < left.Count; i++)
        {
            if (!AreEqual(left[i], right[i]))
                return false;
        }

        return true;
    }

    private static bool AreEqual(JsonObject left, JsonObject right)
    {
        if (left.Members.Count != right.Members.Count)
            return false;

        foreach (var member in left.Members)
        {
            if (!right.TryGet(member.Name, out var value) || !AreEqual(member.Value, value))
                return false;
        }

        return true;
    }
}
