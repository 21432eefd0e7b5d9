using System.Buffers.Binary;
using DataSynth.Parquet.Reading;

namespace DataSynth.Parquet.Encodings;

/// <summary>Integers as differences in packed blocks (Encodings.md, "Delta Encoding"). Sums wrap around, as the format has it.</summary>
internal sealed class DeltaDecoder
{
    // The format's writers use 128; this only keeps a hostile header from making one block a long walk.
    private const int MaxBlockValues = 1 << 24;

    private readonly byte[] _buffer;
    private readonly int _end;
    private readonly ReadContext _context;
    private readonly int _miniblocks;
    private readonly int _miniblockValues;
    private readonly long _count;
    private long _taken;
    private ulong _value;
    private int _position;
    private ulong _minDelta;
    private int _widths;
    private int _miniblock;
    private int _left;
    private int _width;
    private long _bit;

    /// <param name="buffer">Holds the encoded numbers.</param>
    /// <param name="start">Where they begin.</param>
    /// <param name="end">First byte behind the page.</param>
    /// <param name="context">Names the place in errors.</param>
    public DeltaDecoder(byte[] buffer, int start, int end, ReadContext context)
    {
        (_buffer, _position, _end, _context) = (buffer, start, end, context);
        var block = ReadVarint();
        var miniblocks = ReadVarint();
        var count = ReadVarint();
        if (block is 0 or > MaxBlockValues || miniblocks == 0 || miniblocks > block || block % miniblocks != 0 || block / miniblocks % 8 != 0)
            throw context.Malformed($"delta blocks of {block} values in {miniblocks} parts", "parts of equal size, in multiples of 8 values");
        if (count > int.MaxValue)
            throw context.Malformed($"{count} delta values", "at most 2^31 - 1");
        _miniblocks = (int)miniblocks;
        _miniblockValues = (int)(block / miniblocks);
        _count = (long)count;
        _value = ReadZigZag();
        _miniblock = _miniblocks;
    }

    /// <summary>How many numbers the header announces.</summary>
    public long Count => _count;

    /// <summary>The next number, in the low bits.</summary>
    public ulong Next()
    {
        if (_taken >= _count)
            throw _context.Malformed($"{_count} delta values", "one more");
        if (_taken++ == 0)
            return _value;
        if (_left == 0)
            BeginMiniblock();
        _left--;
        _value += _minDelta + ReadPacked();
        return _value;
    }

    /// <summary>First byte behind all numbers; what stands there belongs to the next part of the page.</summary>
    public int FindEnd()
    {
        var walk = (DeltaDecoder)MemberwiseClone();
        for (var left = _count - 1; left > 0; left -= _miniblockValues)
            walk.BeginMiniblock();
        return walk._position;
    }

    private void BeginMiniblock()
    {
        if (_miniblock == _miniblocks)
        {
            _minDelta = ReadZigZag();
            if (_miniblocks > _end - _position)
                throw Short();
            _widths = _position;
            _position += _miniblocks;
            _miniblock = 0;
        }

        _width = _buffer[_widths + _miniblock++];
        if (_width > 64)
            throw _context.Malformed($"delta values of {_width} bits", "at most 64");
        _left = _miniblockValues;
        _bit = _position * 8L;
        // The last part may be cut off behind the last value.
        _position = (int)Math.Min(_end, _position + ((long)_width * _miniblockValues / 8));
    }

    private ulong ReadPacked()
    {
        if (_width == 0)
            return 0;
        if (_bit + _width > _end * 8L)
            throw Short();
        var at = (int)(_bit >> 3);
        var shift = (int)(_bit & 7);
        _bit += _width;
        var mask = _width == 64 ? ulong.MaxValue : (1UL << _width) - 1;
        var low = at + 8 <= _buffer.Length ? BinaryPrimitives.ReadUInt64LittleEndian(_buffer.AsSpan(at)) : Gather(at);
        var value = low >> shift;
        if (shift + _width > 64)
            value |= (ulong)_buffer[at + 8] << (64 - shift);
        return value & mask;
    }

    private ulong Gather(int at)
    {
        var value = 0UL;
        for (var i = 0; i < 8 && at + i < _buffer.Length; i++)
            value |= (ulong)_buffer[at + i] << (8 * i);
        return value;
    }

    private ulong ReadZigZag()
    {
        var value = ReadVarint();
        return (value >> 1) ^ (0 - (value & 1));
    }

    private ulong ReadVarint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 70; shift += 7)
        {
            if (_position >= _end)
                throw Short();
            var next = _buffer[_position++];
            value |= shift < 64 ? (ulong)(next & 0x7F) << shift : 0;
            if (next < 0x80)
                return value;
        }

        throw _context.Malformed("a variable-length number longer than 10 bytes", "at most 10");
    }

    private ParquetException Short() => _context.Malformed("the end of delta data", "more values");
}
