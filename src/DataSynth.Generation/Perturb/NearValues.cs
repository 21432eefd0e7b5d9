using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Schemas;
using DataSynth.ToolCalling.Seeding;

namespace DataSynth.Generation.Perturb;

/// <summary>Values of the same type that are near a right one, the most plausible first.</summary>
internal static class NearValues
{
    private const int MaxDepth = 16;

    /// <summary>Proposes values.</summary>
    /// <param name="value">The right value.</param>
    /// <param name="schema">What it must look like.</param>
    /// <param name="random">The source of choices.</param>
    /// <param name="depth">Nesting so far.</param>
    public static IEnumerable<JsonValue> Of(JsonValue value, ParameterSchema schema, SeededRandom random, int depth = 0)
    {
        if (schema.Enum is { Count: > 1 } members)
            return Others(members, value, random);
        return value switch
        {
            JsonBoolean flag => [JsonBoolean.Of(!flag.Value)],
            JsonNumber number => NearNumbers.Of(number, random),
            JsonString text => NearTexts.Of(text.Text, random).Select(JsonValue (near) => new JsonString(near)),
            JsonArray array when depth < MaxDepth => OfArray(array, schema, random, depth),
            JsonObject map when depth < MaxDepth => OfObject(map, schema, random, depth),
            _ => [],
        };
    }

    private static JsonValue[] Others(IReadOnlyList<JsonValue> members, JsonValue value, SeededRandom random)
    {
        var others = members.Where(member => CanonicalJson.Of(member) != CanonicalJson.Of(value)).ToArray();
        random.Shuffle(others.AsSpan());
        return others;
    }

    private static IEnumerable<JsonValue> OfArray(JsonArray array, ParameterSchema schema, SeededRandom random, int depth)
    {
        var items = array.Items;
        if (items.Count == 0)
            yield break;
        var position = random.Next(items.Count);
        foreach (var near in Of(items[position], schema.ItemAt(position), random, depth + 1).Take(3))
            yield return new JsonArray([.. items.Take(position), near, .. items.Skip(position + 1)]);
        if (items.Count > 1)
        {
            yield return new JsonArray([.. items.Take(position), .. items.Skip(position + 1)]);
            yield return new JsonArray([.. items.Reverse()]);
        }

        yield return new JsonArray([.. items, items[position]]);
    }

    private static IEnumerable<JsonValue> OfObject(JsonObject map, ParameterSchema schema, SeededRandom random, int depth)
    {
        var members = map.Members.ToArray();
        random.Shuffle(members.AsSpan());
        foreach (var (name, value) in members)
        {
            foreach (var near in Of(value, schema.PropertyOrAnything(name), random, depth + 1).Take(2))
                yield return ArgumentEdits.Replace(map, name, near);
        }
    }
}
