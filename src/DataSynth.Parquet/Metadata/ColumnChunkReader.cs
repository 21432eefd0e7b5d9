using DataSynth.Parquet.Reading;
using DataSynth.Parquet.Thrift;

namespace DataSynth.Parquet.Metadata;

/// <summary>Reads <c>ColumnChunk</c> and <c>ColumnMetaData</c> (parquet.thrift).</summary>
internal static class ColumnChunkReader
{
    public static ParquetColumnChunk Read(ref CompactReader input, ReadContext context)
    {
        ParquetColumnChunk? chunk = null;
        string? otherFile = null;
        long? offsetsAt = null, boundsAt = null;
        int? offsetsLength = null, boundsLength = null;
        var isEncrypted = false;
        short id = 0;
        input.BeginStruct();
        while (input.NextField(ref id, out var field))
        {
            switch (id)
            {
                case 1: otherFile = input.ReadText(field); break;
                case 3: chunk = ReadMetadata(ref input, field, context); break;
                case 4: offsetsAt = input.ReadI64(field); break;
                case 5: offsetsLength = input.ReadI32(field); break;
                case 6: boundsAt = input.ReadI64(field); break;
                case 7: boundsLength = input.ReadI32(field); break;
                case 8:
                    isEncrypted = true;
                    input.Skip(field);
                    break;
                default: input.Skip(field); break;
            }
        }

        input.EndStruct();
        if (isEncrypted)
            throw context.Malformed("an encrypted column", "a file without encryption, which is not supported");
        if (otherFile is { Length: > 0 })
            throw context.Malformed($"a column that lies in another file ({otherFile})", "all columns in one file");
        if (chunk is null)
            throw context.Malformed("a column without metadata in the footer", "column metadata");
        return chunk with
        {
            OffsetIndex = offsetsAt is { } offsets && offsetsLength is { } length ? new(offsets, length) : null,
            ColumnIndex = boundsAt is { } bounds && boundsLength is { } size ? new(bounds, size) : null,
        };
    }

    private static ParquetColumnChunk ReadMetadata(ref CompactReader input, CompactType type, ReadContext context)
    {
        if (type != CompactType.Struct)
            throw context.Malformed($"Thrift type {type}", "a struct");
        int? physical = null, codec = null;
        long? values = null, uncompressed = null, compressed = null, data = null, dictionary = null;
        List<ParquetEncoding> encodings = [];
        List<string> path = [];
        List<ParquetPageEncodingCount> pages = [];
        ParquetStatistics? statistics = null;
        short id = 0;
        input.BeginStruct();
        while (input.NextField(ref id, out var field))
        {
            switch (id)
            {
                case 1: physical = input.ReadI32(field); break;
                case 2: encodings = ReadEncodings(ref input, field); break;
                case 3: path = ReadPath(ref input, field); break;
                case 4: codec = input.ReadI32(field); break;
                case 5: values = input.ReadI64(field); break;
                case 6: uncompressed = input.ReadI64(field); break;
                case 7: compressed = input.ReadI64(field); break;
                case 9: data = input.ReadI64(field); break;
                case 11: dictionary = input.ReadI64(field); break;
                case 12: statistics = ReadStatistics(ref input, field, context); break;
                case 13: pages = ReadPageEncodings(ref input, field); break;
                default: input.Skip(field); break;
            }
        }

        input.EndStruct();
        if (physical is null || codec is null || values is null || compressed is null || data is null)
            throw context.Malformed("column metadata without type, codec, value count, size or offset", "all of them");
        return new()
        {
            Path = path,
            Type = (ParquetPhysicalType)physical.Value,
            CodecNumber = codec.Value,
            Encodings = encodings,
            ValueCount = values.Value,
            UncompressedBytes = uncompressed ?? 0,
            CompressedBytes = compressed.Value,
            DataPageOffset = data.Value,
            DictionaryPageOffset = dictionary,
            Statistics = statistics,
            PageEncodings = pages,
        };
    }

    private static List<ParquetEncoding> ReadEncodings(ref CompactReader input, CompactType type)
    {
        var count = input.ReadList(type, CompactType.I32);
        var encodings = new List<ParquetEncoding>();
        for (var i = 0; i < count; i++)
            encodings.Add((ParquetEncoding)input.ReadI32Element());
        return encodings;
    }

    private static List<string> ReadPath(ref CompactReader input, CompactType type)
    {
        var count = input.ReadList(type, CompactType.Binary);
        var path = new List<string>();
        for (var i = 0; i < count; i++)
            path.Add(input.ReadTextElement());
        return path;
    }

    private static List<ParquetPageEncodingCount> ReadPageEncodings(ref CompactReader input, CompactType type)
    {
        var count = input.ReadList(type, CompactType.Struct);
        var pages = new List<ParquetPageEncodingCount>();
        for (var i = 0; i < count; i++)
        {
            var (kind, encoding, number) = (0, 0, 0);
            short id = 0;
            input.BeginStruct();
            while (input.NextField(ref id, out var field))
            {
                switch (id)
                {
                    case 1: kind = input.ReadI32(field); break;
                    case 2: encoding = input.ReadI32(field); break;
                    case 3: number = input.ReadI32(field); break;
                    default: input.Skip(field); break;
                }
            }

            input.EndStruct();
            pages.Add(new((ParquetPageKind)kind, (ParquetEncoding)encoding, number));
        }

        return pages;
    }

    private static ParquetStatistics ReadStatistics(ref CompactReader input, CompactType type, ReadContext context)
    {
        if (type != CompactType.Struct)
            throw context.Malformed($"Thrift type {type}", "a struct");
        long? nulls = null, distinct = null;
        ReadOnlyMemory<byte>? min = null, max = null;
        bool? isMaxExact = null, isMinExact = null;
        short id = 0;
        input.BeginStruct();
        while (input.NextField(ref id, out var field))
        {
            switch (id)
            {
                case 3: nulls = input.ReadI64(field); break;
                case 4: distinct = input.ReadI64(field); break;
                case 5: max = input.ReadBinary(field).ToArray(); break;
                case 6: min = input.ReadBinary(field).ToArray(); break;
                case 7: isMaxExact = input.ReadBoolean(field); break;
                case 8: isMinExact = input.ReadBoolean(field); break;
                default: input.Skip(field); break;
            }
        }

        input.EndStruct();
        return new() { NullCount = nulls, DistinctCount = distinct, Min = min, Max = max, IsMinExact = isMinExact, IsMaxExact = isMaxExact };
    }
}
