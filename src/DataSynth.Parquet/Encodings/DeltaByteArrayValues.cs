using DataSynth.Parquet.Reading;

namespace DataSynth.Parquet.Encodings;

/// <summary>Byte strings as the length that they share with the one before, and the rest (Encodings.md, "Delta Strings").</summary>
internal sealed class DeltaByteArrayValues : PageValues
{
    private readonly ReadContext _context;
    private readonly DeltaDecoder _prefixes;
    private readonly DeltaLengthValues _suffixes;
    private readonly int _width;
    private readonly int _maxBytes;
    private byte[] _value = new byte[64];
    private int _length;

    /// <param name="buffer">Holds the page.</param>
    /// <param name="start">Where the prefix lengths begin.</param>
    /// <param name="end">First byte behind the page.</param>
    /// <param name="width">Bytes that every value must have, or 0 where lengths differ.</param>
    /// <param name="maxBytes">Longest string that may come together.</param>
    /// <param name="context">Names the place in errors.</param>
    public DeltaByteArrayValues(byte[] buffer, int start, int end, int width, int maxBytes, ReadContext context)
    {
        _context = context;
        _width = width;
        _maxBytes = maxBytes;
        _prefixes = new(buffer, start, end, context);
        _suffixes = new(buffer, _prefixes.FindEnd(), end, context);
    }

    public override ReadOnlySpan<byte> Next()
    {
        var prefix = unchecked((int)_prefixes.Next());
        var suffix = _suffixes.Next();
        if (prefix < 0 || prefix > _length)
            throw _context.Malformed($"a shared prefix of {prefix} bytes", $"at most the {_length} bytes of the value before");
        var length = (long)prefix + suffix.Length;
        if (_width > 0 && length != _width)
            throw _context.Malformed($"a value of {length} bytes", $"{_width} bytes");
        if (length > _maxBytes)
            throw _context.Malformed($"a value of {length} bytes", $"at most {_maxBytes} (option {nameof(ParquetReaderOptions.MaxStringBytes)})");
        if (length > _value.Length)
            Array.Resize(ref _value, (int)Math.Min(Math.Max(length, _value.Length * 2L), _maxBytes));
        suffix.CopyTo(_value.AsSpan(prefix));
        _length = (int)length;
        return _value.AsSpan(0, _length);
    }
}
