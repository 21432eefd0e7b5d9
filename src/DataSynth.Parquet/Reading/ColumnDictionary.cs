using System.Buffers.Binary;

namespace DataSynth.Parquet.Reading;

/// <summary>
/// The distinct values of a column chunk. An object is made when its value is first asked for, and then shared by all rows that hold it.
/// </summary>
internal sealed class ColumnDictionary
{
    // Objects of a dictionary beyond this are made anew each time: a page of tiny entries must not cost many times its own size.
    private const int MaxShared = 1 << 20;

    private readonly byte[] _page;
    private readonly int _width;
    private readonly int _count;
    private readonly int[] _starts;
    private readonly object?[] _values;
    private readonly ValueConverters.Converter _converter;

    /// <param name="page">The page's body, which the dictionary keeps.</param>
    /// <param name="length">Bytes of the body.</param>
    /// <param name="count">Entries that the page's head announces.</param>
    /// <param name="width">Bytes per value, or 0 where lengths differ.</param>
    /// <param name="limit">Largest entry.</param>
    /// <param name="converter">Makes the objects.</param>
    /// <param name="context">Names the place in errors.</param>
    public ColumnDictionary(
        byte[] page, int length, int count, int width, ValueLimit limit, ValueConverters.Converter converter, ReadContext context)
    {
        var smallest = width > 0 ? width : sizeof(int);
        if (count < 0 || (long)count * smallest > length)
            throw context.Malformed($"a dictionary of {count} entries in {length} bytes", $"at least {smallest} bytes each");

        limit.Check(width, context);
        (_page, _width, _count, _converter) = (page, width, count, converter);
        _values = count <= MaxShared ? new object?[count] : [];
        _starts = width > 0 ? [] : new int[count];
        var position = 0;
        for (var i = 0; i < _starts.Length; i++)
        {
            var left = length - position - sizeof(int);
            var bytes = left < 0 ? -1 : BinaryPrimitives.ReadInt32LittleEndian(page.AsSpan(position));
            if (bytes < 0 || bytes > left)
                throw context.Malformed($"dictionary entry {i} of {bytes} bytes", $"at most the {Math.Max(0, left)} bytes left in the page");
            limit.Check(bytes, context);
            _starts[i] = position + sizeof(int);
            position = _starts[i] + bytes;
        }
    }

    /// <summary>The value at a position.</summary>
    public object Get(int position, ReadContext context)
    {
        if ((uint)position >= (uint)_count)
            throw context.Malformed($"dictionary position {(uint)position}", $"a position below {_count}");
        if (_values.Length == 0)
            return _converter(Entry(position));
        return _values[position] ??= _converter(Entry(position));
    }

    private ReadOnlySpan<byte> Entry(int position)
    {
        if (_width > 0)
            return _page.AsSpan(position * _width, _width);
        var start = _starts[position];
        return _page.AsSpan(start, BinaryPrimitives.ReadInt32LittleEndian(_page.AsSpan(start - sizeof(int))));
    }
}
