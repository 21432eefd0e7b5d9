using DataSynth.Parquet.Reading;
using DataSynth.Parquet.Thrift;

namespace DataSynth.Parquet.Metadata;

/// <summary>Reads <c>PageHeader</c> (parquet.thrift).</summary>
internal static class PageHeaderReader
{
    public static PageHeader Read(ref CompactReader input, ReadContext context)
    {
        int? kind = null, uncompressed = null, compressed = null;
        uint? checksum = null;
        PageHeader? details = null;
        short id = 0;
        input.BeginStruct();
        while (input.NextField(ref id, out var field))
        {
            switch (id)
            {
                case 1: kind = input.ReadI32(field); break;
                case 2: uncompressed = input.ReadI32(field); break;
                case 3: compressed = input.ReadI32(field); break;
                case 4: checksum = unchecked((uint)input.ReadI32(field)); break;
                case 5: details = ReadData(ref input, field, context); break;
                case 7: details = ReadDictionary(ref input, field, context); break;
                case 8: details = ReadDataV2(ref input, field, context); break;
                default: input.Skip(field); break;
            }
        }

        input.EndStruct();
        if (kind is null || uncompressed is null || compressed is null)
            throw context.Malformed("a page header without kind or sizes", "all of them");
        if (uncompressed < 0 || compressed < 0)
            throw context.Malformed($"page sizes {uncompressed} and {compressed}", "sizes from 0");
        var expected = kind switch { 0 => 0, 2 => 2, 3 => 3, _ => -1 };
        if (expected >= 0 && details?.Kind != expected)
            throw context.Malformed($"a page of kind {kind} without its own header", "the header of its kind");
        if (details?.ValueCount < 0)
            throw context.Malformed($"a page of {details.ValueCount} values", "a count from 0");
        return (details ?? new() { Kind = kind.Value, UncompressedBytes = 0, CompressedBytes = 0 }) with
        {
            Kind = kind.Value,
            UncompressedBytes = uncompressed.Value,
            CompressedBytes = compressed.Value,
            Checksum = checksum,
        };
    }

    private static PageHeader ReadData(ref CompactReader input, CompactType type, ReadContext context)
    {
        Expect(type, context);
        var (count, encoding, definition, repetition) = (-1, -1, (int)ParquetEncoding.Rle, (int)ParquetEncoding.Rle);
        short id = 0;
        input.BeginStruct();
        while (input.NextField(ref id, out var field))
        {
            switch (id)
            {
                case 1: count = input.ReadI32(field); break;
                case 2: encoding = input.ReadI32(field); break;
                case 3: definition = input.ReadI32(field); break;
                case 4: repetition = input.ReadI32(field); break;
                default: input.Skip(field); break;
            }
        }

        input.EndStruct();
        return new()
        {
            Kind = (int)ParquetPageKind.Data,
            UncompressedBytes = 0,
            CompressedBytes = 0,
            ValueCount = count,
            Encoding = (ParquetEncoding)encoding,
            DefinitionEncoding = (ParquetEncoding)definition,
            RepetitionEncoding = (ParquetEncoding)repetition,
        };
    }

    private static PageHeader ReadDictionary(ref CompactReader input, CompactType type, ReadContext context)
    {
        Expect(type, context);
        var (count, encoding) = (-1, -1);
        short id = 0;
        input.BeginStruct();
        while (input.NextField(ref id, out var field))
        {
            switch (id)
            {
                case 1: count = input.ReadI32(field); break;
                case 2: encoding = input.ReadI32(field); break;
                default: input.Skip(field); break;
            }
        }

        input.EndStruct();
        return new()
        {
            Kind = (int)ParquetPageKind.Dictionary,
            UncompressedBytes = 0,
            CompressedBytes = 0,
            ValueCount = count,
            Encoding = (ParquetEncoding)encoding,
        };
    }

    private static PageHeader ReadDataV2(ref CompactReader input, CompactType type, ReadContext context)
    {
        Expect(type, context);
        var (count, nulls, rows, encoding, definitionBytes, repetitionBytes) = (-1, 0, 0, -1, -1, -1);
        var isCompressed = true;
        short id = 0;
        input.BeginStruct();
        while (input.NextField(ref id, out var field))
        {
            switch (id)
            {
                case 1: count = input.ReadI32(field); break;
                case 2: nulls = input.ReadI32(field); break;
                case 3: rows = input.ReadI32(field); break;
                case 4: encoding = input.ReadI32(field); break;
                case 5: definitionBytes = input.ReadI32(field); break;
                case 6: repetitionBytes = input.ReadI32(field); break;
                case 7: isCompressed = input.ReadBoolean(field); break;
                default: input.Skip(field); break;
            }
        }

        input.EndStruct();
        return new()
        {
            Kind = (int)ParquetPageKind.DataV2,
            UncompressedBytes = 0,
            CompressedBytes = 0,
            ValueCount = count,
            NullCount = nulls,
            RowCount = rows,
            Encoding = (ParquetEncoding)encoding,
            DefinitionBytes = definitionBytes,
            RepetitionBytes = repetitionBytes,
            IsCompressed = isCompressed,
        };
    }

    private static void Expect(CompactType type, ReadContext context)
    {
        if (type != CompactType.Struct)
            throw context.Malformed($"Thrift type {type}", "a struct");
    }
}
