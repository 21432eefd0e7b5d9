using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Schemas;

namespace DataSynth.ToolCalling.Parsing.Values;

/// <summary>Tells the description of a tool from a call of it: models repeat their tool list, in which <c>parameters</c> is a schema.</summary>
internal static class ToolDefinition
{
    private static readonly string[] TypeKeys = ["type", "anyOf", "oneOf", "allOf", "$ref", "enum", "const"];

    /// <summary>Whether an object with a name describes the tool rather than calling it.</summary>
    /// <param name="shape">The object.</param>
    /// <param name="name">The name in it.</param>
    /// <param name="trust">How plainly the surroundings say that it is a call.</param>
    /// <param name="tools">The tools offered.</param>
    public static bool IsOne(JsonObject shape, string name, CallTrust trust, OfferedTools tools)
    {
        if (!shape.TryGet("parameters", out var parameters) || parameters is not JsonObject schema)
            return false;
        if (shape.GetText("description") is not null)
            return true;
        if (schema.GetText("type") is "object" or "dict" && schema.Members.All(member => IsSchemaWord(member.Name)) && !tools.HasParameter(name, "type"))
            return true;
        return trust is not (CallTrust.Marked or CallTrust.NameIsKey)
            && schema.Members.Count > 0
            && schema.Members.All(member => IsSchema(member.Value, trust) && !TakesObjects(tools, name, member.Name));
    }

    /// <summary>Whether a value says of which type a parameter is. In a sentence the bare name of a type says so too.</summary>
    private static bool IsSchema(JsonValue value, CallTrust trust) => value switch
    {
        JsonObject schema => TypeKeys.Any(key => schema.TryGet(key, out _)),
        JsonString text => trust == CallTrust.Prose && TypeNames.Find(text.Text) is not (JsonTypes.Any or JsonTypes.Null),
        _ => false,
    };

    private static bool TakesObjects(OfferedTools tools, string tool, string parameter)
        => tools.HasParameter(tool, parameter)
            && DeclaredTypes.Of(tools.ParameterOf(tool, parameter)) is var types
            && types != JsonTypes.Any
            && types.HasFlag(JsonTypes.Object);

    private static bool IsSchemaWord(string key)
        => key is "type" or "properties" or "required" or "additionalProperties" or "description" or "title" or "$schema" or "$defs" or "definitions";
}
