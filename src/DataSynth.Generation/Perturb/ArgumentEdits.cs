using DataSynth.ToolCalling.Json;

namespace DataSynth.Generation.Perturb;

/// <summary>Objects with one member changed; the order of the others stays.</summary>
internal static class ArgumentEdits
{
    /// <summary>With another value for one member.</summary>
    public static JsonObject Replace(JsonObject map, string name, JsonValue value)
        => new(map.Members.Select(member => member.Name == name ? new JsonMember(name, value) : member));

    /// <summary>Without one member.</summary>
    public static JsonObject Remove(JsonObject map, string name) => new(map.Members.Where(member => member.Name != name));

    /// <summary>With one more member at the end.</summary>
    public static JsonObject Add(JsonObject map, string name, JsonValue value) => new(map.Members.Append(new JsonMember(name, value)));
}
