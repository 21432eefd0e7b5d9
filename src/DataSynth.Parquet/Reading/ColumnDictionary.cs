using DataSynth.Parquet.Encodings;

namespace DataSynth.Parquet.Reading;

/// <summary>
/// The distinct values of a column chunk. An object is made when its value is first asked for, and then shared by all rows that hold it.
/// </summary>
internal sealed class ColumnDictionary
{
    private readonly byte[] _page;
    private readonly int[] _starts;
    private readonly int[] _lengths;
    private readonly object?[] _values;
    private readonly ValueConverters.Converter _converter;

    /// <param name="page">The page's body, which the dictionary keeps.</param>
    /// <param name="length">Bytes of the body.</param>
    /// <param name="count">Entries that the page's head announces.</param>
    /// <param name="width">Bytes per value, or 0 where lengths differ.</param>
    /// <param name="converter">Makes the objects.</param>
    /// <param name="context">Names the place in errors.</param>
    public ColumnDictionary(byte[] page, int length, int count, int width, ValueConverters.Converter converter, ReadContext context)
    {
        var smallest = width > 0 ? width : sizeof(int);
        if (count < 0 || (long)count * smallest > length)
            throw context.Malformed($"a dictionary of {count} entries in {length} bytes", $"at least {smallest} bytes each");

        _page = page;
        _converter = converter;
        _starts = new int[count];
        _lengths = new int[count];
        _values = new object?[count];
        PageValues values = width > 0
            ? new PlainFixedValues(page, 0, length, width, context)
            : new PlainByteArrayValues(page, 0, length, context);
        var position = 0;
        for (var i = 0; i < count; i++)
        {
            var value = values.Next();
            position += width > 0 ? 0 : sizeof(int);
            (_starts[i], _lengths[i]) = (position, value.Length);
            position += value.Length;
        }
    }

    /// <summary>The value at a position.</summary>
    public object Get(int position, ReadContext context)
    {
        if ((uint)position >= (uint)_values.Length)
            throw context.Malformed($"dictionary position {(uint)position}", $"a position below {_values.Length}");
        return _values[position] ??= _converter(_page.AsSpan(_starts[position], _lengths[position]));
    }
}
