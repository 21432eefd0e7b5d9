using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Obfuscation;

/// <summary>
/// Obfuscated tasks as JSON: a task in its native form with one more key, <c>obfuscation</c>, which readers of tasks ignore and which
/// holds the map: <c>{"tools": {"OLD": "NEW"}, "parameters": {…}, "definitions": {…}, "order": SEED}</c>.
/// </summary>
public static class ObfuscatedTaskJson
{
    private const string Key = "obfuscation";

    /// <summary>Writes a task with its map.</summary>
    /// <param name="obfuscated">The task.</param>
    public static string Write(ObfuscatedTask obfuscated)
        => $"{TaskJson.Write(obfuscated.Task)[..^1]},\"{Key}\":{ToJson(obfuscated.Map)}}}";

    /// <summary>A map as a JSON object.</summary>
    /// <param name="map">The map.</param>
    public static JsonObject ToJson(ObfuscationMap map) => new(
    [
        new("tools", Names(map.Tools)),
        new("parameters", Names(map.Parameters)),
        new("definitions", Names(map.Definitions)),
        new("order", JsonNumber.Of(map.Order)),
    ]);

    /// <summary>Reads the map of a task that <see cref="Write"/> wrote.</summary>
    /// <param name="text">The JSON text.</param>
    /// <returns>Null for a task without one: it is as its source has it.</returns>
    /// <exception cref="FormatException">The text is no JSON object, or its map is not one.</exception>
    public static ObfuscationMap? ReadMap(string text)
    {
        if (!JsonTextReader.TryRead(text, out var value, out _) || value is not JsonObject task)
            throw new FormatException("not a task: expected a JSON object");
        if (!task.TryGet(Key, out var kept))
            return null;
        if (kept is JsonObject map && map.TryGet("order", out var order) && order is JsonNumber seed && long.TryParse(seed.Text, out var number))
            return new ObfuscationMap(Names(map, "tools"), Names(map, "parameters"), Names(map, "definitions"), number);
        throw new FormatException($"`{Key}` is not a map of names: expected an object with tools, parameters, definitions and order");
    }

    private static JsonObject Names(IReadOnlyDictionary<string, string> names)
        => new(names.Select(pair => new JsonMember(pair.Key, new JsonString(pair.Value))));

    private static Dictionary<string, string> Names(JsonObject map, string kind)
        => map.TryGet(kind, out var value) && value is JsonObject names && names.Members.All(member => member.Value is JsonString)
            ? names.Members.ToDictionary(member => member.Name, member => ((JsonString)member.Value).Text, StringComparer.Ordinal)
            : throw new FormatException($"`{Key}.{kind}` is not a map of names: expected an object of strings");
}
