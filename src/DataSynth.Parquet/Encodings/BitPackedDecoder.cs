using DataSynth.Parquet.Reading;

namespace DataSynth.Parquet.Encodings;

/// <summary>Decodes the deprecated bit-packed levels, from the highest bit of each byte down (Encodings.md, "Bit-packed (Deprecated)").</summary>
/// <param name="buffer">Holds the levels.</param>
/// <param name="start">Where they begin.</param>
/// <param name="end">First byte behind them.</param>
/// <param name="width">Bits per level.</param>
/// <param name="context">Names the place in errors.</param>
internal sealed class BitPackedDecoder(byte[] buffer, int start, int end, int width, ReadContext context) : LevelDecoder
{
    private long _bit = start * 8L;

    public override int Next()
    {
        if (_bit + width > end * 8L)
            throw context.Malformed("the end of bit-packed levels", "more levels");
        var level = 0;
        for (var i = 0; i < width; i++, _bit++)
            level = (level << 1) | ((buffer[(int)(_bit >> 3)] >> (int)(7 - (_bit & 7))) & 1);
        return level;
    }
}
