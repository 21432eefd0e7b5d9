using DataSynth.Parquet.Reading;
using DataSynth.Parquet.Thrift;

namespace DataSynth.Parquet.Tests.Writing;

/// <summary>The page index of one chunk, read from the file.</summary>
internal sealed record StoredIndex
{
    public List<bool> NullPages { get; } = [];

    public List<byte[]> Mins { get; } = [];

    public List<byte[]> Maxes { get; } = [];

    public List<long> NullCounts { get; } = [];

    public int Order { get; private set; } = -1;

    public List<(long Offset, int Length, long FirstRow)> Pages { get; } = [];

    public static StoredIndex Read(string path, ParquetColumnChunk chunk)
    {
        var file = File.ReadAllBytes(path);
        var index = new StoredIndex();
        index.ReadOffsets(file.AsSpan((int)chunk.OffsetIndex!.Offset, chunk.OffsetIndex.Length));
        if (chunk.ColumnIndex is { } bounds)
            index.ReadBounds(file.AsSpan((int)bounds.Offset, bounds.Length));
        return index;
    }

    private void ReadBounds(ReadOnlySpan<byte> bytes)
    {
        var input = new CompactReader(bytes, new ReadContext("index"));
        input.BeginStruct();
        short id = 0;
        while (input.NextField(ref id, out var type))
        {
            if (id == 4)
            {
                Order = input.ReadI32(type);
                continue;
            }

            var count = input.ReadList(type, id switch { 1 => CompactType.True, 5 => CompactType.I64, _ => CompactType.Binary });
            for (var i = 0; i < count; i++)
            {
                switch (id)
                {
                    case 1: NullPages.Add(input.ReadBooleanElement()); break;
                    case 2: Mins.Add(input.ReadBinaryElement().ToArray()); break;
                    case 3: Maxes.Add(input.ReadBinaryElement().ToArray()); break;
                    default: NullCounts.Add(input.ReadI64Element()); break;
                }
            }
        }
    }

    private void ReadOffsets(ReadOnlySpan<byte> bytes)
    {
        var input = new CompactReader(bytes, new ReadContext("index"));
        input.BeginStruct();
        short id = 0;
        while (input.NextField(ref id, out var type))
        {
            var count = input.ReadList(type, CompactType.Struct);
            for (var i = 0; i < count; i++)
                Pages.Add(ReadPage(ref input));
        }
    }

    private static (long Offset, int Length, long FirstRow) ReadPage(ref CompactReader input)
    {
        var page = (Offset: 0L, Length: 0, FirstRow: 0L);
        input.BeginStruct();
        short id = 0;
        while (input.NextField(ref id, out var type))
        {
            switch (id)
            {
                case 1: page.Offset = input.ReadI64(type); break;
                case 2: page.Length = input.ReadI32(type); break;
                default: page.FirstRow = input.ReadI64(type); break;
            }
        }

        input.EndStruct();
        return page;
    }
}
