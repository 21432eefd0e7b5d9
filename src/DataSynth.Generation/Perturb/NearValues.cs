using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Seeding;

namespace DataSynth.Generation.Perturb;

/// <summary>Values of the same type that are near a right one: those within the schema's bounds first, the most plausible first.</summary>
/// <param name="words">The conversation.</param>
/// <param name="random">The source of choices.</param>
/// <param name="slips">Whether texts differ in spelling only, rather than in meaning.</param>
internal sealed class NearValues(ConversationWords words, SeededRandom random, bool slips)
{
    private const int MaxDepth = 16;

    /// <summary>Proposes values.</summary>
    /// <param name="value">The right value.</param>
    /// <param name="shape">What it must look like.</param>
    /// <param name="depth">Nesting so far.</param>
    public IEnumerable<JsonValue> Of(JsonValue value, ValueShape shape, int depth = 0)
    {
        var near = shape.Schema.Enum is { Count: > 1 } members ? Others(members, value) : value switch
        {
            JsonBoolean flag when !slips => [JsonBoolean.Of(!flag.Value)],
            JsonNumber number when !slips => NearNumbers.Of(number, random),
            JsonString text => (slips ? NearTexts.Slips(text.Text, random) : NearTexts.Of(text.Text, words, random)).Select(JsonValue (other) => new JsonString(other)),
            JsonArray array when depth < MaxDepth => OfArray(array, shape, depth),
            JsonObject map when depth < MaxDepth => OfObject(map, shape, depth),
            _ => [],
        };
        return near.OrderBy(other => shape.Fits(other) ? 0 : 1);
    }

    private JsonValue[] Others(IReadOnlyList<JsonValue> members, JsonValue value)
    {
        if (slips)
            return [];
        var others = members.Where(member => CanonicalJson.Of(member) != CanonicalJson.Of(value)).ToArray();
        random.Shuffle(others.AsSpan());
        return others;
    }

    private IEnumerable<JsonValue> OfArray(JsonArray array, ValueShape shape, int depth)
    {
        var items = array.Items;
        if (items.Count == 0)
            yield break;
        var position = random.Next(items.Count);
        foreach (var near in Of(items[position], shape.ItemAt(position), depth + 1).Take(3))
            yield return new JsonArray([.. items.Take(position), near, .. items.Skip(position + 1)]);
        if (slips)
            yield break;
        if (items.Count > 1)
        {
            yield return new JsonArray([.. items.Take(position), .. items.Skip(position + 1)]);
            yield return new JsonArray([.. items.Reverse()]);
        }

        yield return new JsonArray([.. items, items[position]]);
    }

    private IEnumerable<JsonValue> OfObject(JsonObject map, ValueShape shape, int depth)
    {
        var members = map.Members.ToArray();
        random.Shuffle(members.AsSpan());
        foreach (var (name, value) in members)
        {
            foreach (var near in Of(value, shape.Property(name), depth + 1).Take(2))
                yield return ArgumentEdits.Replace(map, name, near);
        }
    }
}
