namespace DataSynth.ToolCalling.Schemas;

/// <summary>Puts the demands of one schema on top of another's, as <c>allOf</c> and <c>$ref</c> with siblings ask for.</summary>
internal static class SchemaMerge
{
    public static void Into(ParameterSchema target, ParameterSchema part)
    {
        target.Types = Common(target.Types, part.Types);
        target.TypeText ??= part.TypeText;
        target.Description ??= part.Description;
        target.Default ??= part.Default;
        target.Enum ??= part.Enum;
        target.Items ??= part.Items;
        target.HasUniqueItems |= part.HasUniqueItems;
        target.AdditionalProperties ??= part.AdditionalProperties;
        target.IsClosed |= part.IsClosed;
        if (target.PrefixItems.Count == 0)
            target.PrefixItems = part.PrefixItems;
        if (target.Alternatives.Count == 0)
            target.Alternatives = part.Alternatives;
        if (part.Properties.Count > 0)
            target.SetProperties([.. target.Properties.Where(own => !part.TryGetProperty(own.Name, out _)), .. part.Properties]);
    }

    private static JsonTypes Common(JsonTypes left, JsonTypes right)
    {
        var common = left & right;
        // "integer" and "number" have the integers in common although the flags differ.
        if (((left | right) & JsonTypes.Integer) != JsonTypes.None && ((left | right) & JsonTypes.Number) != JsonTypes.None)
            common |= JsonTypes.Integer;
        return common;
    }
}
