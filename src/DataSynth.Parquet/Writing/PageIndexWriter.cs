using System.Buffers;
using DataSynth.Parquet.Thrift;
using DataSynth.Parquet.Values;

namespace DataSynth.Parquet.Writing;

/// <summary>Writes <c>OffsetIndex</c> and <c>ColumnIndex</c> (PageIndex.md).</summary>
internal static class PageIndexWriter
{
    public static void WriteOffsets(IReadOnlyList<PageEntry> pages, IBufferWriter<byte> output)
    {
        var thrift = new CompactWriter(output);
        thrift.BeginStruct();
        thrift.List(1, CompactType.Struct, pages.Count);
        foreach (var page in pages)
        {
            thrift.BeginStruct();
            thrift.I64(1, page.Offset);
            thrift.I32(2, page.Length);
            thrift.I64(3, page.FirstRow);
            thrift.EndStruct();
        }

        thrift.EndStruct();
    }

    /// <summary>
    /// Writes the bounds. The format has no way to say that a page with values has no bounds (NaNs alone, no order defined), so a chunk
    /// with such a page has no column index.
    /// </summary>
    /// <returns>False where nothing was written.</returns>
    public static bool TryWriteBounds(IReadOnlyList<PageEntry> pages, ValueOrder order, IBufferWriter<byte> output)
    {
        if (pages.Any(page => !page.IsNullPage && page.Min is null))
            return false;

        var thrift = new CompactWriter(output);
        thrift.BeginStruct();
        thrift.List(1, CompactType.True, pages.Count);
        foreach (var page in pages)
            thrift.BooleanElement(page.IsNullPage);
        thrift.List(2, CompactType.Binary, pages.Count);
        foreach (var page in pages)
            thrift.BinaryElement(page.Min);
        thrift.List(3, CompactType.Binary, pages.Count);
        foreach (var page in pages)
            thrift.BinaryElement(page.Max);
        thrift.I32(4, (int)OrderOf(pages, order));
        thrift.List(5, CompactType.I64, pages.Count);
        foreach (var page in pages)
            thrift.I64Element(page.NullCount);
        thrift.EndStruct();
        return true;
    }

    private static BoundaryOrder OrderOf(IReadOnlyList<PageEntry> pages, ValueOrder order)
    {
        var (ascending, descending) = (true, true);
        PageEntry? before = null;
        foreach (var page in pages.Where(page => !page.IsNullPage))
        {
            if (before is not null)
            {
                var (min, max) = (ValueOrders.Compare(order, page.Min, before.Min), ValueOrders.Compare(order, page.Max, before.Max));
                ascending &= min >= 0 && max >= 0;
                descending &= min <= 0 && max <= 0;
            }

            before = page;
        }

        return ascending ? BoundaryOrder.Ascending : descending ? BoundaryOrder.Descending : BoundaryOrder.Unordered;
    }
}
