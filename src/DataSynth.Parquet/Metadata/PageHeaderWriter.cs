using System.Buffers;
using DataSynth.Parquet.Thrift;

namespace DataSynth.Parquet.Metadata;

/// <summary>
/// Writes heads of dictionary pages and v1 data pages. Page statistics stand in the column index and not here, as the format advises
/// (PageIndex.md).
/// </summary>
internal static class PageHeaderWriter
{
    public static void Write(PageHeader header, IBufferWriter<byte> output)
    {
        var thrift = new CompactWriter(output);
        thrift.BeginStruct();
        thrift.I32(1, header.Kind);
        thrift.I32(2, header.UncompressedBytes);
        thrift.I32(3, header.CompressedBytes);
        if (header.Checksum is { } checksum)
            thrift.I32(4, unchecked((int)checksum));
        if (header.Kind == (int)ParquetPageKind.Dictionary)
        {
            thrift.Struct(7);
            thrift.I32(1, header.ValueCount);
            thrift.I32(2, (int)header.Encoding);
        }
        else
        {
            thrift.Struct(5);
            thrift.I32(1, header.ValueCount);
            thrift.I32(2, (int)header.Encoding);
            thrift.I32(3, (int)header.DefinitionEncoding);
            thrift.I32(4, (int)header.RepetitionEncoding);
        }

        thrift.EndStruct();
        thrift.EndStruct();
    }
}
