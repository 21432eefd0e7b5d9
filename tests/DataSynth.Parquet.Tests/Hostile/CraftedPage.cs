using System.Buffers;
using DataSynth.Parquet.Metadata;

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

    public void WriteTo(IBufferWriter<byte> output)
    {
        if (Header is not null)
            PageHeaderWriter.Write(Header, output);
        output.Write(Body);
    }
}
