using System.Buffers;
using DataSynth.Parquet.Metadata;
using DataSynth.Parquet.Thrift;

namespace DataSynth.Parquet.Tests.Hostile;

/// <summary>A page whose head need not fit its body.</summary>
/// <param name="Header">The head; null where <paramref name="Body"/> holds everything.</param>
/// <param name="Body">The body.</param>
internal sealed record CraftedPage(PageHeader? Header, byte[] Body)
{
    /// <summary>A v1 data page with true sizes.</summary>
    public static CraftedPage Data(int values, byte[] body, ParquetEncoding encoding = ParquetEncoding.Plain, int? uncompressed = null) => new(
        new()
        {
            Kind = (int)ParquetPageKind.Data,
            UncompressedBytes = uncompressed ?? body.Length,
            CompressedBytes = body.Length,
            ValueCount = values,
            Encoding = encoding,
        },
        body);

    /// <summary>A dictionary page with true sizes.</summary>
    public static CraftedPage Dictionary(int entries, byte[] body) => new(
        new()
        {
            Kind = (int)ParquetPageKind.Dictionary,
            UncompressedBytes = body.Length,
            CompressedBytes = body.Length,
            ValueCount = entries,
            Encoding = ParquetEncoding.Plain,
        },
        body);

    /// <summary>A v2 data page, by default without nulls, whose head says how many bytes of the body are levels.</summary>
    public static CraftedPage DataV2(int values, int repetitionBytes, int definitionBytes, byte[] body, int nulls = 0, bool isCompressed = true, int? uncompressedBytes = null)
    {
        var output = new ArrayBufferWriter<byte>();
        var thrift = new CompactWriter(output);
        thrift.BeginStruct();
        thrift.I32(1, (int)ParquetPageKind.DataV2);
        thrift.I32(2, uncompressedBytes ?? body.Length);
        thrift.I32(3, body.Length);
        thrift.Struct(8);
        thrift.I32(1, values);
        thrift.I32(2, nulls);
        thrift.I32(3, values);
        thrift.I32(4, (int)ParquetEncoding.Plain);
        thrift.I32(5, definitionBytes);
        thrift.I32(6, repetitionBytes);
        thrift.Boolean(7, isCompressed);
        thrift.EndStruct();
        thrift.EndStruct();
        output.Write(body);
        return new(null, output.WrittenSpan.ToArray());
    }

    public void WriteTo(IBufferWriter<byte> output)
    {
        if (Header is not null)
            PageHeaderWriter.Write(Header, output);
        output.Write(Body);
    }
}
