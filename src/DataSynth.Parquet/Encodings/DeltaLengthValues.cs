using DataSynth.Parquet.Reading;

namespace DataSynth.Parquet.Encodings;

/// <summary>Byte strings after all their lengths (Encodings.md, "Delta-length byte array").</summary>
internal sealed class DeltaLengthValues : PageValues
{
    private readonly byte[] _buffer;
    private readonly int _end;
    private readonly ReadContext _context;
    private readonly DeltaDecoder _lengths;
    private int _position;

    /// <param name="buffer">Holds the page.</param>
    /// <param name="start">Where the lengths begin.</param>
    /// <param name="end">First byte behind the page.</param>
    /// <param name="context">Names the place in errors.</param>
    public DeltaLengthValues(byte[] buffer, int start, int end, ReadContext context)
    {
        (_buffer, _end, _context) = (buffer, end, context);
        _lengths = new(buffer, start, end, context);
        _position = _lengths.FindEnd();
    }

    public override ReadOnlySpan<byte> Next()
    {
        var length = unchecked((int)_lengths.Next());
        if (length < 0 || length > _end - _position)
            throw _context.Malformed($"a byte string of {length} bytes", $"at most the {_end - _position} bytes left in the page");
        var value = _buffer.AsSpan(_position, length);
        _position += length;
        return value;
    }
}
