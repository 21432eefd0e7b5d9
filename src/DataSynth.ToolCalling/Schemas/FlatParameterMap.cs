using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Schemas;

/// <summary>
/// Tells JSON Schema from the flat parameter maps of xLAM-style sets (<c>{"city": {"type": "str, optional", "default": ""}}</c>), and
/// reads what such entries say about being required.
/// </summary>
public static class FlatParameterMap
{
    /// <summary>Whether the object maps parameter names to descriptions or bare type names. A parameter may be called <c>type</c> or
    /// <c>properties</c>, so the kinds of the values decide, not the names alone.</summary>
    /// <param name="map">A tool's parameters.</param>
    public static bool Is(JsonObject map)
    {
        if (map.Members.Count == 0)
            return false;

        foreach (var member in map.Members)
        {
            if (member.Value is JsonString && member.Name is not ("type" or "title" or "description") && !member.Name.StartsWith('$'))
                continue;
            if (member.Value is not JsonObject entry)
                return false;
            if (member.Name is "properties" or "$defs" or "definitions" && entry.Members.All(inner => inner.Value is JsonObject))
                return false;
        }

        return true;
    }

    /// <summary>Whether the entry's type is spelled <c>…, optional</c>, <c>…, default 5</c> or <c>Optional[…]</c>, or the entry has a default
    /// or says <c>required: false</c>. A default that only the description mentions does not make it optional.</summary>
    /// <param name="entry">What stands under a parameter's name.</param>
    public static bool IsSpelledOptional(JsonValue entry)
    {
        if (entry is JsonString bare)
            return TypeSpelling.Read(bare.Text).IsOptional;
        if (entry is not JsonObject map)
            return false;
        if (map.TryGet("default", out _))
            return true;
        return RequiredFlag(entry) is { } required
            ? !required
            : map.GetText("type") is { } text && TypeSpelling.Read(text).IsOptional;
    }

    /// <summary>What <c>required</c> or <c>optional</c> as a boolean within the entry itself says (JSON Schema draft 3, BFCL), or null.</summary>
    /// <param name="entry">What stands under a parameter's name.</param>
    public static bool? RequiredFlag(JsonValue entry)
    {
        if (entry is not JsonObject map)
            return null;
        if (map.TryGet("required", out var required) && required is JsonBoolean flag)
            return flag.Value;
        return map.TryGet("optional", out var optional) && optional is JsonBoolean other ? !other.Value : null;
    }
}
