using DataSynth.Parquet.Reading;

namespace DataSynth.Parquet.Encodings;

/// <summary>PLAIN booleans: eight to a byte, lowest bit first (Encodings.md, "Plain").</summary>
/// <param name="buffer">Holds the page.</param>
/// <param name="start">Where the values begin.</param>
/// <param name="end">First byte behind them.</param>
/// <param name="context">Names the place in errors.</param>
internal sealed class PlainBitDecoder(byte[] buffer, int start, int end, ReadContext context) : LevelDecoder
{
    private long _bit = start * 8L;

    public override int Next()
    {
        if (_bit >= end * 8L)
            throw context.Malformed("the end of the page", "one more boolean");
        var bit = (buffer[(int)(_bit >> 3)] >> (int)(_bit & 7)) & 1;
        _bit++;
        return bit;
    }
}
