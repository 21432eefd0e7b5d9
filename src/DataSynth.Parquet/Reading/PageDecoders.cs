using System.Buffers.Binary;
using DataSynth.Parquet.Encodings;
using DataSynth.Parquet.Schema;

namespace DataSynth.Parquet.Reading;

/// <summary>Makes the decoder for an encoding of a column's values.</summary>
/// <param name="leaf">The column.</param>
/// <param name="maxStringBytes">Longest value that may come together from parts.</param>
/// <param name="context">Names the place in errors.</param>
internal sealed class PageDecoders(LeafColumn leaf, int maxStringBytes, ReadContext context)
{
    /// <summary>Levels as runs, without a length before them.</summary>
    public RleHybridDecoder Levels(byte[] page, int start, int end, int largest) =>
        new(page, start, end, RleHybridEncoder.WidthFor(largest), context);

    /// <summary>Values that are not dictionary positions.</summary>
    /// <param name="encoding">How they are encoded.</param>
    /// <param name="page">Holds the page.</param>
    /// <param name="start">Where the values begin.</param>
    /// <param name="end">First byte behind the page.</param>
    /// <param name="isV2">Whether the page is of version 2.</param>
    public PageValues Values(ParquetEncoding encoding, byte[] page, int start, int end, bool isV2)
    {
        var (type, width) = (leaf.Type, leaf.Width);
        var isInteger = type is ParquetPhysicalType.Int32 or ParquetPhysicalType.Int64;
        // A page of nulls alone may leave out even the head of its encoding.
        if (start == end)
            return new PlainFixedValues(page, start, end, Math.Max(1, width), context);
        return encoding switch
        {
            ParquetEncoding.Plain when type == ParquetPhysicalType.Boolean => new BooleanValues(new PlainBitDecoder(page, start, end, context)),
            ParquetEncoding.Plain when type == ParquetPhysicalType.ByteArray => new PlainByteArrayValues(page, start, end, context),
            ParquetEncoding.Plain => new PlainFixedValues(page, start, end, width, context),
            ParquetEncoding.Rle when type == ParquetPhysicalType.Boolean => new BooleanValues(RleBooleans(page, start, end, isV2)),
            ParquetEncoding.DeltaBinaryPacked when isInteger => new DeltaIntegerValues(new(page, start, end, context), width),
            ParquetEncoding.DeltaLengthByteArray when type == ParquetPhysicalType.ByteArray => new DeltaLengthValues(page, start, end, context),
            ParquetEncoding.DeltaByteArray when type is ParquetPhysicalType.ByteArray or ParquetPhysicalType.FixedLengthByteArray =>
                new DeltaByteArrayValues(page, start, end, width, maxStringBytes, context),
            ParquetEncoding.ByteStreamSplit when width > 0 && type != ParquetPhysicalType.Boolean =>
                new ByteStreamSplitValues(page, start, end, width, context),
            _ => throw context.Malformed($"values of type {type} in encoding {encoding}", "an encoding that the format defines for the type"),
        };
    }

    // A length of four bytes goes before the runs; some v2 writers leave it out.
    private RleHybridDecoder RleBooleans(byte[] page, int start, int end, bool isV2)
    {
        var left = end - start - sizeof(int);
        if (left >= 0 && BinaryPrimitives.ReadInt32LittleEndian(page.AsSpan(start)) is var length && length >= 0 && length <= left)
            return new(page, start + sizeof(int), start + sizeof(int) + length, 1, context);
        if (isV2)
            return new(page, start, end, 1, context);
        throw context.Malformed($"{end - start} bytes of run-length booleans", "a length of 4 bytes, and as many bytes after it");
    }
}
