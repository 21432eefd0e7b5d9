using DataSynth.Parquet.Reading;

namespace DataSynth.Parquet.Encodings;

/// <summary>PLAIN values of one width (Encodings.md, "Plain").</summary>
/// <param name="buffer">Holds the page.</param>
/// <param name="start">Where the values begin.</param>
/// <param name="end">First byte behind them.</param>
/// <param name="width">Bytes per value.</param>
/// <param name="context">Names the place in errors.</param>
internal sealed class PlainFixedValues(byte[] buffer, int start, int end, int width, ReadContext context) : PageValues
{
    private int _position = start;

    public override ReadOnlySpan<byte> Next()
    {
        if (width > end - _position)
            throw context.Malformed($"{end - _position} bytes left in the page", $"a value of {width} bytes");
        var value = buffer.AsSpan(_position, width);
        _position += width;
        return value;
    }
}
