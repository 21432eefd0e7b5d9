using DataSynth.Parquet;

namespace DataSynth.Datasets.Tests.Export;

/// <summary>Fields in one line, to compare schemas by.</summary>
internal static class FieldText
{
    public static string Of(ParquetSchema schema) => string.Join(' ', schema.Fields.Select(Of));

    private static string Of(ParquetField field) => $"{field.Name}:{TypeOf(field)}{(field.IsNullable ? "?" : "")}";

    private static string TypeOf(ParquetField field) => field.Kind switch
    {
        ParquetFieldKind.List => $"list<{TypeOf(field.Children[0])}>",
        ParquetFieldKind.Struct => $"struct<{string.Join(',', field.Children.Select(Of))}>",
        _ when field.LogicalType == ParquetLogicalType.String => "string",
        _ when field.LogicalType == ParquetLogicalType.Json => "json",
        _ => field.PhysicalType.ToString()!.ToLowerInvariant(),
    };
}
