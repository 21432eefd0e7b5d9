using DataSynth.Parquet.Schema;
using DataSynth.Parquet.Values;

namespace DataSynth.Parquet.Inspection;

/// <summary>Finds the bounds of a whole column from those of its chunks.</summary>
internal static class BoundsMerger
{
    /// <summary>The lowest of the lower bounds, or the highest of the upper ones.</summary>
    /// <param name="chunks">The column's chunks.</param>
    /// <param name="leaf">The column.</param>
    /// <param name="bound">Takes the bound out of a chunk's statistics.</param>
    /// <param name="sign">1 for the lowest, -1 for the highest.</param>
    /// <returns>The stored bound; null where a chunk that may have values has none, or where the column's values have no order.</returns>
    public static ReadOnlyMemory<byte>? Merge(
        IEnumerable<ParquetColumnChunk> chunks, LeafColumn leaf, Func<ParquetStatistics, ReadOnlyMemory<byte>?> bound, int sign)
    {
        var order = ValueOrders.Of(leaf.Field);
        ReadOnlyMemory<byte>? best = null;
        foreach (var chunk in chunks.Where(chunk => chunk.Statistics?.NullCount != chunk.ValueCount))
        {
            if (order == ValueOrder.None || chunk.Statistics is null || bound(chunk.Statistics) is not { } candidate
                || (leaf.Width > 0 && candidate.Length != leaf.Width) || ValueOrders.IsNotANumber(order, candidate.Span))
                return null;
            if (best is not { } other || sign * ValueOrders.Compare(order, candidate.Span, other.Span) < 0)
                best = candidate;
        }

        return best;
    }
}
