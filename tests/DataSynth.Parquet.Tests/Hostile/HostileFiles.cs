using System.Buffers;
using System.IO.Compression;
using System.Text;
using DataSynth.Parquet.Metadata;
using DataSynth.Parquet.Thrift;

namespace DataSynth.Parquet.Tests.Hostile;

/// <summary>Files that lie about themselves, by name.</summary>
internal static class HostileFiles
{
    private static readonly ParquetField Number = ParquetField.Int32("n");
    private static readonly ParquetField Text = ParquetField.Text("s");
    private static readonly ParquetField List = ParquetField.List("l", ParquetField.Int32("element"));
    private static readonly ParquetField Digits =
        new("d", ParquetFieldKind.Primitive, false, []) { PhysicalType = ParquetPhysicalType.ByteArray, LogicalType = ParquetLogicalType.Decimal(38, 2) };

    private static readonly byte[] FourNumbers = [1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0];

    public static IReadOnlyDictionary<string, byte[]> All { get; } =
        Footers().Concat(Claims()).Concat(Pages()).Concat(Levels()).Concat(Values()).Concat(Bombs()).ToDictionary(file => file.Name, file => file.Bytes);

    private static IEnumerable<(string Name, byte[] Bytes)> Footers()
    {
        yield return ("an empty file", []);
        yield return ("marks alone", "PAR1PAR1"u8.ToArray());
        yield return ("text", Encoding.UTF8.GetBytes("uuid,conversation\n1,hello world\n"));
        yield return ("an encrypted footer", [.. "PAR1"u8, .. new byte[20], 20, 0, 0, 0, .. "PARE"u8]);
        yield return ("a footer of no bytes", CraftedFile.WithFooter(FourNumbers, [], 0));
        yield return ("a footer longer than the file", CraftedFile.WithFooter(FourNumbers, [], 1_000_000));
        yield return ("a footer of negative length", CraftedFile.WithFooter(FourNumbers, [], -5));
        yield return ("a footer of zeros", Footer(new byte[100]));
        yield return ("a footer of ones", Footer([.. Enumerable.Repeat((byte)0xFF, 100)]));
        yield return ("a varint without end", Footer([0x15, .. Enumerable.Repeat((byte)0x80, 50)]));
        yield return ("a list of 2^31 schema elements", Footer([0x15, 0x02, 0x19, 0xFC, 0xFF, 0xFF, 0xFF, 0xFF, 0x07]));
        yield return ("a created_by of 2^62 bytes", Footer([0x68, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x3F]));
        yield return ("200,000 nested structs", Footer([.. Enumerable.Repeat((byte)0x1C, 200_000)]));
        yield return ("200,000 nested lists", Footer([0xA9, .. Enumerable.Repeat((byte)0x19, 200_000)]));
        yield return ("an unknown Thrift type", Footer([0x1F, 0x00]));
        yield return ("60,000 nested groups", Schema(60_000, _ => 1));
        yield return ("children beyond the schema", Schema(3, _ => 1_000_000));
        yield return ("a negative number of children", Schema(3, i => i == 0 ? 1 : -1));
        yield return ("1,000,000 columns", Schema(1_000_000, i => i == 0 ? 999_999 : 0));
        yield return ("a group without members", Schema(2, i => i == 0 ? 1 : 0, isGroup: true));
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Claims()
    {
        yield return ("10^18 rows without row groups", Good(m => m with { RowCount = 1_000_000_000_000_000_000, RowGroups = [] }));
        yield return ("negative rows", Good(m => m with { RowCount = -4, RowGroups = [m.RowGroups[0] with { RowCount = -4 }] }));
        yield return ("more rows than values", Good(m => m with { RowCount = 5, RowGroups = [m.RowGroups[0] with { RowCount = 5 }] }));
        yield return ("fewer rows than values", Good(m => m with { RowCount = 3, RowGroups = [m.RowGroups[0] with { RowCount = 3 }] }));
        yield return ("a row group without columns", Good(m => m with { RowGroups = [m.RowGroups[0] with { Columns = [] }] }));
        yield return ("offset 0", Good(CraftedFile.Chunk(c => c with { DataPageOffset = 0 })));
        yield return ("a negative offset", Good(CraftedFile.Chunk(c => c with { DataPageOffset = -1 })));
        yield return ("an offset past the end", Good(CraftedFile.Chunk(c => c with { DataPageOffset = 1L << 40 })));
        yield return ("an offset of 2^63 - 1", Good(CraftedFile.Chunk(c => c with { DataPageOffset = long.MaxValue })));
        yield return ("a negative dictionary offset", Good(CraftedFile.Chunk(c => c with { DictionaryPageOffset = -4 })));
        yield return ("a chunk of -1 bytes", Good(CraftedFile.Chunk(c => c with { CompressedBytes = -1 })));
        yield return ("a chunk of 2^62 bytes", Good(CraftedFile.Chunk(c => c with { CompressedBytes = 1L << 62 })));
        yield return ("a chunk of 2^63 - 1 bytes", Good(CraftedFile.Chunk(c => c with { CompressedBytes = long.MaxValue })));
        yield return ("2^62 values", Good(CraftedFile.Chunk(c => c with { ValueCount = 1L << 62 })));
        yield return ("a chunk of another type", Good(CraftedFile.Chunk(c => c with { Type = ParquetPhysicalType.Int64 })));
        yield return ("a chunk of another column", Good(CraftedFile.Chunk(c => c with { Path = ["m"] })));
        yield return ("LZO", Good(CraftedFile.Chunk(c => c with { CodecNumber = 3 })));
        yield return ("an unknown codec", Good(CraftedFile.Chunk(c => c with { CodecNumber = 77 })));
        yield return ("2^31 - 1 rows of nothing", Good(m => CraftedFile.Chunk(c => c with { ValueCount = int.MaxValue })(
            m with { RowCount = int.MaxValue, RowGroups = [m.RowGroups[0] with { RowCount = int.MaxValue }] })));
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Pages()
    {
        yield return ("a page of -1 bytes", Page(h => h with { CompressedBytes = -1 }));
        yield return ("a page beyond the chunk", Page(h => h with { CompressedBytes = 1_000_000, UncompressedBytes = 1_000_000 }));
        yield return ("a page of 2^31 - 1 bytes", Page(h => h with { CompressedBytes = int.MaxValue, UncompressedBytes = int.MaxValue }));
        yield return ("an uncompressed page of two sizes", Page(h => h with { UncompressedBytes = 15 }));
        yield return ("a page of -1 values", Page(h => h with { ValueCount = -1 }));
        yield return ("a page of 2^31 - 1 values", Page(h => h with { ValueCount = int.MaxValue }));
        yield return ("a page with a wrong CRC", Page(h => h with { Checksum = 12345 }));
        yield return ("a page in an unknown encoding", Page(h => h with { Encoding = (ParquetEncoding)99 }));
        yield return ("a page in a wrong encoding", Page(h => h with { Encoding = ParquetEncoding.DeltaByteArray }));
        yield return ("10,000 empty pages", CraftedFile.Of(
            Number, [.. Enumerable.Repeat(CraftedPage.Data(0, []), 10_000)], 4, distort: CraftedFile.Chunk(c => c with { ValueCount = 4 })));
        yield return ("no page at all", CraftedFile.Of(Number, [], 4, distort: CraftedFile.Chunk(c => c with { ValueCount = 4 })));
        yield return ("pages of an unknown kind alone", CraftedFile.Of(
            Number, [new(new() { Kind = 9, UncompressedBytes = 0, CompressedBytes = 0 }, [])], 4, distort: CraftedFile.Chunk(c => c with { ValueCount = 4 })));
        yield return ("a page head of noise", CraftedFile.Of(Number, [new(null, Noise(400))], 4, distort: CraftedFile.Chunk(c => c with { ValueCount = 4 })));
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Levels()
    {
        var values = FourNumbers.AsSpan(0, 8).ToArray();
        yield return ("levels longer than the page", CraftedFile.Of(List, [CraftedPage.Data(2, [100, 0, 0, 0, 4, 0, .. values])], 2));
        yield return ("levels of negative length", CraftedFile.Of(List, [CraftedPage.Data(2, [0xFF, 0xFF, 0xFF, 0xFF, 4, 0, .. values])], 2));
        yield return ("levels of 2^31 - 4 bytes", CraftedFile.Of(List, [CraftedPage.Data(2, [0xFC, 0xFF, 0xFF, 0x7F, 4, 0, .. values])], 2));
        yield return ("a first repetition level of 1", CraftedFile.Of(List, [CraftedPage.Data(2, [2, 0, 0, 0, 4, 1, 2, 0, 0, 0, 4, 1, .. values])], 1));
        yield return ("levels that end early", CraftedFile.Of(List, [CraftedPage.Data(2, [2, 0, 0, 0, 2, 0, 2, 0, 0, 0, 4, 1, .. values])], 2));
        yield return ("a definition level above the highest", CraftedFile.Of(
            ParquetField.Int32("n", nullable: true), [CraftedPage.Data(2, [2, 0, 0, 0, 4, 7, .. values])], 2));
        yield return ("a run header without end", CraftedFile.Of(List, [CraftedPage.Data(2, [6, 0, 0, 0, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, .. values])], 2));
        yield return ("levels in an unknown encoding", CraftedFile.Of(List, [WithLevels(CraftedPage.Data(2, [2, 0, 0, 0, 4, 0, .. values]), (ParquetEncoding)9)], 2));
        yield return ("bit-packed levels beyond the page", CraftedFile.Of(List, [WithLevels(CraftedPage.Data(2_000, values), ParquetEncoding.BitPacked)], 2));
        yield return ("v2 levels beyond the page", PageV2(2, 100, 100, values));
        yield return ("v2 levels of negative length", PageV2(2, -8, 8, values));
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Values()
    {
        var dictionary = CraftedPage.Dictionary(4, FourNumbers);
        const ParquetEncoding Positions = ParquetEncoding.RleDictionary;
        const ParquetEncoding Delta = ParquetEncoding.DeltaBinaryPacked;
        yield return ("a text of -1 bytes", CraftedFile.Of(Text, [CraftedPage.Data(1, [0xFF, 0xFF, 0xFF, 0xFF, 65, 66])], 1));
        yield return ("a text longer than the page", CraftedFile.Of(Text, [CraftedPage.Data(1, [0xFF, 0xFF, 0xFF, 0x7F, 65, 66])], 1));
        yield return ("fewer values than announced", CraftedFile.Of(Number, [CraftedPage.Data(5, FourNumbers)], 5));
        yield return ("a dictionary of -1 entries", CraftedFile.Of(Number, [CraftedPage.Dictionary(-1, FourNumbers), CraftedPage.Data(4, [2, 8, 0], Positions)], 4));
        yield return ("a dictionary of 2^31 - 1 entries", CraftedFile.Of(
            Number, [CraftedPage.Dictionary(int.MaxValue, FourNumbers), CraftedPage.Data(4, [2, 8, 0], Positions)], 4));
        yield return ("a position behind the dictionary", CraftedFile.Of(Number, [dictionary, CraftedPage.Data(4, [8, 8, 200], Positions)], 4));
        yield return ("positions without a dictionary", CraftedFile.Of(Number, [CraftedPage.Data(4, [2, 8, 0], Positions)], 4));
        yield return ("a position of no bytes without a dictionary", CraftedFile.Of(Number, [CraftedPage.Data(1, [], Positions)], 1));
        yield return ("a position of no bytes in a dictionary", CraftedFile.Of(Number, [dictionary, CraftedPage.Data(1, [], Positions)], 1));
        yield return ("positions of 255 bits", CraftedFile.Of(Number, [dictionary, CraftedPage.Data(4, [255, 8, 0], Positions)], 4));
        yield return ("positions that end early", CraftedFile.Of(Number, [dictionary, CraftedPage.Data(4, [2, 4, 0], Positions)], 4));
        yield return ("delta blocks of 0 parts", CraftedFile.Of(Number, [CraftedPage.Data(4, [0x80, 1, 0, 4, 2, 0, 0], Delta)], 4));
        yield return ("delta blocks of 0 values", CraftedFile.Of(Number, [CraftedPage.Data(4, [0, 4, 4, 2, 0, 0], Delta)], 4));
        yield return ("delta values of 65 bits", CraftedFile.Of(Number, [CraftedPage.Data(4, [0x80, 1, 4, 4, 2, 0, 65, 0, 0, 0, .. new byte[500]], Delta)], 4));
        yield return ("delta blocks of 2^60 values", CraftedFile.Of(
            Number, [CraftedPage.Data(4, [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10, 1, 4, 2, 0, 0], Delta)], 4));
        yield return ("delta lengths below zero", CraftedFile.Of(
            Text, [CraftedPage.Data(1, [0x80, 1, 4, 1, 9, 65, 66], ParquetEncoding.DeltaLengthByteArray)], 1));
        yield return ("a shared prefix of nothing", CraftedFile.Of(
            Text, [CraftedPage.Data(1, [0x80, 1, 4, 1, 10, 0x80, 1, 4, 1, 2, 65], ParquetEncoding.DeltaByteArray)], 1));
        yield return ("split streams of a broken size", CraftedFile.Of(
            ParquetField.Double("d"), [CraftedPage.Data(2, new byte[15], ParquetEncoding.ByteStreamSplit)], 2));
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Bombs()
    {
        yield return ("snappy that claims 4 GB", Compressed(ParquetCompression.Snappy, [0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 0, 65], 500_000_000));
        yield return ("a gzip bomb", Compressed(ParquetCompression.Gzip, Gzip(300_000_000), 1_000));
        yield return ("a gzip page shorter than claimed", Compressed(ParquetCompression.Gzip, Gzip(1_000), 500_000_000));
        yield return ("a Brotli bomb", Compressed(ParquetCompression.Brotli, Brotli(300_000_000), 1_000));
        yield return ("a Brotli page shorter than claimed", Compressed(ParquetCompression.Brotli, Brotli(1_000), 500_000_000));
        yield return ("an LZ4 match before the start", Compressed(ParquetCompression.Lz4Raw, [0x14, 65, 0xFF, 0x7F, 0x50, 1, 2, 3, 4, 5], 100));
        yield return ("zstd noise", Compressed(ParquetCompression.Zstd, [0x28, 0xB5, 0x2F, 0xFD, .. Noise(300)], 1_000));
        yield return ("a zstd window of 2^41 bytes", Compressed(ParquetCompression.Zstd, [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0xF8, 1, 0, 0], 500_000_000));
        yield return ("noise in gzip", Compressed(ParquetCompression.Gzip, Noise(300), 1_000));
        yield return ("a page above the limit", Compressed(ParquetCompression.Gzip, Gzip(1_000), 2_000_000_000));
        yield return ("a page of numbers far too large for its values", CraftedFile.Of(
            Number, [CraftedPage.Data(4, Gzip(400_000_000), uncompressed: 400_000_000)], 4, ParquetCompression.Gzip));
        yield return ("a dictionary of 10,000,000 empty texts without a page", CraftedFile.Of(
            Text, [Bomb(CraftedPage.Dictionary(10_000_000, Gzip(40_000_000)), 40_000_000)], 4, ParquetCompression.Gzip, CraftedFile.Chunk(c => c with { ValueCount = 4 })));
        yield return ("a decimal of 10,000,000 digits", CraftedFile.Of(
            Digits, [Bomb(CraftedPage.Data(1, Gzip([0, 0, 0x3F, 0], 4_128_768)), 4 + 4_128_768)], 1, ParquetCompression.Gzip));
        yield return ("a decimal of 10,000,000 digits in a dictionary", CraftedFile.Of(
            Digits,
            [Bomb(CraftedPage.Dictionary(1, Gzip([0, 0, 0x3F, 0], 4_128_768)), 4 + 4_128_768), CraftedPage.Data(1, Gzip([0], 0), ParquetEncoding.RleDictionary, 1)],
            1,
            ParquetCompression.Gzip));
        // One run of 2^30 nulls in a single list.
        yield return ("a list of 10^9 nulls in 30 bytes", CraftedFile.Of(
            ParquetField.List("l", ParquetField.Int32("element", nullable: true)),
            [CraftedPage.Data(1, [2, 0, 0, 0, 2, 0, 2, 0, 0, 0, 2, 1]), CraftedPage.Data(1 << 30, [6, 0, 0, 0, 0x80, 0x80, 0x80, 0x80, 0x08, 1, 6, 0, 0, 0, 0x80, 0x80, 0x80, 0x80, 0x08, 1])],
            1));
    }

    private static CraftedPage Bomb(CraftedPage page, int uncompressed) => page with { Header = page.Header! with { UncompressedBytes = uncompressed } };

    private static byte[] Good(Func<ParquetFileMetadata, ParquetFileMetadata> distort) =>
        CraftedFile.Of(Number, [CraftedPage.Data(4, FourNumbers)], 4, distort: distort);

    private static byte[] Page(Func<PageHeader, PageHeader> distort)
    {
        var page = CraftedPage.Data(4, FourNumbers);
        return CraftedFile.Of(
            Number, [page with { Header = distort(page.Header!) }], 4, distort: CraftedFile.Chunk(c => c with { ValueCount = 4 }));
    }

    private static CraftedPage WithLevels(CraftedPage page, ParquetEncoding encoding) =>
        page with { Header = page.Header! with { RepetitionEncoding = encoding, DefinitionEncoding = encoding } };

    private static byte[] PageV2(int values, int repetitionBytes, int definitionBytes, byte[] body) => CraftedFile.Of(
        List,
        [CraftedPage.DataV2(values, repetitionBytes, definitionBytes, body)],
        values,
        distort: CraftedFile.Chunk(c => c with { ValueCount = values }));

    private static byte[] Compressed(ParquetCompression codec, byte[] body, int claimed) => CraftedFile.Of(
        Text, [CraftedPage.Data(4, body, uncompressed: claimed)], 4, codec);

    private static byte[] Footer(byte[] footer) => CraftedFile.WithFooter(FourNumbers, footer, footer.Length);

    private static byte[] Schema(int elements, Func<int, int> children, bool isGroup = false)
    {
        var output = new ArrayBufferWriter<byte>();
        var thrift = new CompactWriter(output);
        thrift.BeginStruct();
        thrift.I32(1, 1);
        thrift.List(2, CompactType.Struct, elements);
        for (var i = 0; i < elements; i++)
        {
            thrift.BeginStruct();
            if (children(i) == 0 && !isGroup)
                thrift.I32(1, 1);
            thrift.Text(4, "g");
            if (children(i) != 0 || isGroup)
                thrift.I32(5, children(i));
            thrift.EndStruct();
        }

        thrift.I64(3, 0);
        thrift.List(4, CompactType.Struct, 0);
        thrift.EndStruct();
        return Footer(output.WrittenSpan.ToArray());
    }

    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(4711).NextBytes(noise);
        return noise;
    }

    private static byte[] Gzip(int zeros) => Gzip([], zeros);

    private static byte[] Gzip(byte[] head, int zeros)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest))
        {
            gzip.Write(head);
            WriteZeros(gzip, zeros);
        }

        return target.ToArray();
    }

    private static byte[] Brotli(int zeros)
    {
        using var target = new MemoryStream();
        using (var brotli = new BrotliStream(target, CompressionLevel.Fastest))
            WriteZeros(brotli, zeros);
        return target.ToArray();
    }

    private static void WriteZeros(Stream stream, int count)
    {
        var zeros = new byte[1 << 20];
        for (; count > 0; count -= zeros.Length)
            stream.Write(zeros.AsSpan(0, Math.Min(count, zeros.Length)));
    }
}
