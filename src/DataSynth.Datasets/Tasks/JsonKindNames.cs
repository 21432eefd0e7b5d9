using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Tasks;

/// <summary>What to call a JSON value in a sentence.</summary>
internal static class JsonKindNames
{
    /// <summary>Such as <c>a list</c>; a missing value is <c>nothing</c>.</summary>
    public static string Of(JsonValue? value) => value switch
    {
        null => "nothing",
        JsonObject => "an object",
        JsonArray => "a list",
        JsonString => "a string",
        JsonNumber => "a number",
        JsonBoolean => "a boolean",
        _ => "null",
    };
}
