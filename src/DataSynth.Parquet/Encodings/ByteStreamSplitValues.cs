using DataSynth.Parquet.Reading;

namespace DataSynth.Parquet.Encodings;

/// <summary>Values of one width whose first bytes stand together, then their second bytes, and so on (Encodings.md, "Byte Stream Split").</summary>
internal sealed class ByteStreamSplitValues : PageValues
{
    private readonly byte[] _buffer;
    private readonly byte[] _value;
    private readonly int _start;
    private readonly int _count;
    private readonly ReadContext _context;
    private int _next;

    /// <param name="buffer">Holds the page.</param>
    /// <param name="start">Where the values begin.</param>
    /// <param name="end">First byte behind them.</param>
    /// <param name="width">Bytes per value.</param>
    /// <param name="context">Names the place in errors.</param>
    public ByteStreamSplitValues(byte[] buffer, int start, int end, int width, ReadContext context)
    {
        var (count, rest) = Math.DivRem(end - start, width);
        if (rest != 0)
            throw context.Malformed($"{end - start} bytes of split streams", $"a multiple of {width}");
        (_buffer, _start, _count, _context) = (buffer, start, count, context);
        _value = new byte[width];
    }

    public override ReadOnlySpan<byte> Next()
    {
        if (_next >= _count)
            throw _context.Malformed($"split streams of {_count} values", "one more");
        for (var i = 0; i < _value.Length; i++)
            _value[i] = _buffer[_start + (i * _count) + _next];
        _next++;
        return _value;
    }
}
