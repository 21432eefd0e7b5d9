using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Sources.Formats;

/// <summary>
/// Rewrites xLAM's flat parameter map (<c>{"city": {"description", "type": "str, optional", "default"}}</c>) as JSON Schema. Keywords
/// other than the type are kept as they are. A parameter is required unless its type says optional, it has a default, or it says
/// <c>required: false</c>.
/// </summary>
internal static class XlamSchema
{
    /// <summary>Rewrites a map.</summary>
    /// <param name="parameters">The tool's <c>parameters</c>.</param>
    /// <returns>The schema's text; null when the parameters are JSON Schema already, whose bytes are to be kept.</returns>
    public static string? Convert(JsonObject parameters) => IsJsonSchema(parameters) ? null : ConvertAlways(parameters);

    /// <summary>Rewrites a map that is never JSON Schema, whatever its parameters are called.</summary>
    /// <param name="parameters">The tool's <c>parameters</c>.</param>
    public static string ConvertAlways(JsonObject parameters)
    {
        var properties = new List<JsonMember>(parameters.Members.Count);
        var required = new List<JsonValue>();
        foreach (var (name, entry) in parameters.Members)
        {
            var (schema, isOptional) = ConvertParameter(entry);
            properties.Add(new JsonMember(name, schema));
            if (!isOptional)
                required.Add(new JsonString(name));
        }

        List<JsonMember> members =
        [
            new("type", new JsonString("object")),
            new("properties", new JsonObject(properties)),
        ];
        if (required.Count > 0)
            members.Add(new JsonMember("required", new JsonArray(required)));
        return new JsonObject(members).ToString();
    }

    /// <summary>A parameter may be called <c>type</c> or <c>properties</c>, so the kinds of both values decide.</summary>
    private static bool IsJsonSchema(JsonObject parameters)
        => parameters.GetText("type") is not null
            && (!parameters.TryGet("properties", out var properties) || properties is JsonObject);

    private static (JsonObject Schema, bool IsOptional) ConvertParameter(JsonValue entry)
    {
        if (entry is JsonString bare)
        {
            var (keywords, optional) = PythonTypeSpelling.Read(bare.Text);
            return (new JsonObject(keywords), optional);
        }

        if (entry is not JsonObject parameter)
            return (JsonObject.Empty, false);

        var members = new List<JsonMember>(parameter.Members.Count + 1);
        var isOptional = parameter.TryGet("default", out _);
        foreach (var member in parameter.Members)
        {
            switch (member)
            {
                case { Name: "type", Value: JsonString spelling }:
                    var (keywords, optional) = PythonTypeSpelling.Read(spelling.Text);
                    members.AddRange(keywords);
                    isOptional |= optional;
                    break;
                case { Name: "required", Value: JsonBoolean required }:
                    isOptional |= !required.Value;
                    break;
                case { Name: "optional", Value: JsonBoolean flag }:
                    isOptional |= flag.Value;
                    break;
                default:
                    members.Add(member);
                    break;
            }
        }

        return (new JsonObject(members), isOptional);
    }
}
