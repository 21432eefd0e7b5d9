using DataSynth.Parquet.Schema;
using DataSynth.Parquet.Thrift;

namespace DataSynth.Parquet.Metadata;

/// <summary>Writes <c>SchemaElement</c> with both annotations, the logical type and the older converted type (parquet.thrift).</summary>
internal static class SchemaElementWriter
{
    public static void Write(SchemaNode node, bool isRoot, CompactWriter output)
    {
        output.BeginStruct();
        if (node.Type is { } type)
            output.I32(1, (int)type);
        if (node.Type == ParquetPhysicalType.FixedLengthByteArray)
            output.I32(2, node.TypeLength);
        if (!isRoot)
            output.I32(3, (int)node.Repetition);
        output.Text(4, node.Name);
        if (node.IsGroup)
            output.I32(5, node.Children.Count);
        // What this library does not know it cannot promise either.
        if (node.LogicalType is { Kind: not ParquetLogicalKind.Unknown } logical)
        {
            if (ConvertedTypes.From(logical) is { } converted)
                output.I32(6, converted);
            if (logical.Kind == ParquetLogicalKind.Decimal)
            {
                output.I32(7, logical.Scale);
                output.I32(8, logical.Precision);
            }

            WriteLogicalType(logical, output);
        }

        output.EndStruct();
    }

    private static void WriteLogicalType(ParquetLogicalType logical, CompactWriter output)
    {
        output.Struct(10);
        output.Struct((short)logical.Kind);
        switch (logical.Kind)
        {
            case ParquetLogicalKind.Decimal:
                output.I32(1, logical.Scale);
                output.I32(2, logical.Precision);
                break;
            case ParquetLogicalKind.Time or ParquetLogicalKind.Timestamp:
                output.Boolean(1, logical.IsAdjustedToUtc);
                output.Struct(2);
                output.EmptyStruct((short)logical.Unit!.Value);
                output.EndStruct();
                break;
            case ParquetLogicalKind.Integer:
                output.Byte(1, (sbyte)logical.BitWidth);
                output.Boolean(2, logical.IsSigned);
                break;
            default:
                break;
        }

        output.EndStruct();
        output.EndStruct();
    }
}
