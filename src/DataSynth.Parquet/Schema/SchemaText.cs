using System.Text;

namespace DataSynth.Parquet;

/// <summary>Renders a schema for people.</summary>
internal static class SchemaText
{
    public static string Render(ParquetSchema schema)
    {
        var text = new StringBuilder();
        foreach (var field in schema.Fields)
            Append(field, 0, text);
        return text.ToString();
    }

    private static void Append(ParquetField field, int depth, StringBuilder text)
    {
        text.Append(' ', depth * 2).Append(field.Name).Append(": ").Append(Describe(field));
        text.Append(field.IsNullable ? ", nullable" : ", required").Append('\n');
        foreach (var child in field.Children)
            Append(child, depth + 1, text);
    }

    public static string Describe(ParquetField field)
    {
        if (field.Kind != ParquetFieldKind.Primitive)
            return field.Kind.ToString().ToLowerInvariant();
        var physical = field.PhysicalType switch
        {
            ParquetPhysicalType.ByteArray => "BYTE_ARRAY",
            ParquetPhysicalType.FixedLengthByteArray => $"FIXED_LEN_BYTE_ARRAY({field.TypeLength})",
            { } type => type.ToString().ToUpperInvariant(),
            null => "",
        };
        return field.LogicalType is { } logical ? $"{physical} {logical}" : physical;
    }
}
