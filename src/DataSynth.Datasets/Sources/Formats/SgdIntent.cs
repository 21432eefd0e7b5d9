using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Sources.Formats;

/// <summary>
/// An intent as a tool: required slots, then optional ones with their defaults (the set's <c>dontcare</c> among them), all of type string
/// as the set has every value; the possible values of a categorical slot are its enum.
/// </summary>
internal static class SgdIntent
{
    /// <summary>Reads an intent.</summary>
    /// <param name="service">Its service, which describes the slots.</param>
    /// <param name="intent">The intent.</param>
    /// <returns>Name, description and schema of the tool.</returns>
    public static (string Intent, string? Description, string Parameters) Read(JsonObject service, JsonObject intent)
    {
        var slots = ListOf(service, "slots").OfType<JsonObject>()
            .Where(slot => slot.GetText("name") is not null)
            .GroupBy(slot => slot.GetText("name")!)
            .ToDictionary(group => group.Key, group => group.First());
        string[] required = [.. ListOf(intent, "required_slots").OfType<JsonString>().Select(name => name.Text)];
        var properties = required.Select(name => new JsonMember(name, SchemaOf(slots.GetValueOrDefault(name), @default: null))).ToList();
        if (intent.TryGet("optional_slots", out var optional) && optional is JsonObject defaults)
            properties.AddRange(defaults.Members.Select(member => new JsonMember(member.Name, SchemaOf(slots.GetValueOrDefault(member.Name), member.Value))));

        var parameters = new JsonObject(
        [
            new("type", new JsonString("object")),
            new("properties", new JsonObject(properties)),
            new("required", new JsonArray([.. required.Select(name => new JsonString(name))])),
        ]);
        return (intent.GetText("name") ?? "", intent.GetText("description"), parameters.ToString());
    }

    private static JsonObject SchemaOf(JsonObject? slot, JsonValue? @default)
    {
        var members = new List<JsonMember> { new("type", new JsonString("string")) };
        if (slot?.GetText("description") is { } description)
            members.Add(new JsonMember("description", new JsonString(description)));
        if (slot is not null && slot.TryGet("is_categorical", out var flag) && flag is JsonBoolean { Value: true } && ListOf(slot, "possible_values") is { Count: > 0 } values)
            members.Add(new JsonMember("enum", new JsonArray(values)));
        if (@default is not null)
            members.Add(new JsonMember("default", @default));
        return new JsonObject(members);
    }

    private static IReadOnlyList<JsonValue> ListOf(JsonObject map, string name)
        => map.TryGet(name, out var value) && value is JsonArray list ? list.Items : [];
}
