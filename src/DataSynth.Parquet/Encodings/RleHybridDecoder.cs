using System.Buffers.Binary;
using DataSynth.Parquet.Reading;

namespace DataSynth.Parquet.Encodings;

/// <summary>
/// Decodes runs and bit-packed groups (Encodings.md, "Run Length Encoding / Bit-Packing Hybrid"). A last group may be padded beyond the
/// page's values or cut off behind them; a width of 0 needs no bytes at all.
/// </summary>
internal sealed class RleHybridDecoder : LevelDecoder
{
    private readonly byte[] _buffer;
    private readonly int _end;
    private readonly int _width;
    private readonly uint _mask;
    private readonly ReadContext _context;
    private int _position;
    private long _runLeft;
    private int _runValue;
    private long _packedLeft;
    private long _bit;
    private int _packedEnd;

    /// <param name="buffer">Holds the encoded numbers.</param>
    /// <param name="start">Where they begin.</param>
    /// <param name="end">First byte behind them.</param>
    /// <param name="width">Bits per number, from 0 to 32.</param>
    /// <param name="context">Names the place in errors.</param>
    public RleHybridDecoder(byte[] buffer, int start, int end, int width, ReadContext context)
    {
        if (width is < 0 or > 32)
            throw context.Malformed($"a bit width of {width}", "0 to 32");
        (_buffer, _position, _end, _width, _context) = (buffer, start, end, width, context);
        _mask = width == 32 ? uint.MaxValue : (1u << width) - 1;
    }

    public override int Next()
    {
        while (true)
        {
            if (_runLeft > 0)
            {
                _runLeft--;
                return _runValue;
            }

            if (_packedLeft > 0)
            {
                _packedLeft--;
                return ReadPacked();
            }

            if (_width == 0 && _position >= _end)
                return 0;
            BeginRun();
        }
    }

    public override void Read(Span<int> levels)
    {
        while (!levels.IsEmpty)
        {
            if (_runLeft > 0)
            {
                var taken = (int)Math.Min(_runLeft, levels.Length);
                levels[..taken].Fill(_runValue);
                _runLeft -= taken;
                levels = levels[taken..];
            }
            else
            {
                levels[0] = Next();
                levels = levels[1..];
            }
        }
    }

    private void BeginRun()
    {
        var header = ReadVarint();
        var count = header >> 1;
        if ((header & 1) == 0)
        {
            var bytes = (_width + 7) / 8;
            if (bytes > _end - _position)
                throw Short();
            _runValue = 0;
            for (var i = 0; i < bytes; i++)
                _runValue |= _buffer[_position++] << (8 * i);
            _runLeft = count;
            return;
        }

        _packedLeft = count * 8L;
        _bit = _position * 8L;
        _packedEnd = (int)Math.Min(_end, _position + ((long)count * _width));
        _position = _packedEnd;
    }

    private int ReadPacked()
    {
        var at = (int)(_bit >> 3);
        var shift = (int)(_bit & 7);
        _bit += _width;
        if (at + 8 <= _packedEnd)
            return (int)((uint)(BinaryPrimitives.ReadUInt64LittleEndian(_buffer.AsSpan(at)) >> shift) & _mask);
        if (_bit > _packedEnd * 8L)
            throw Short();
        var held = 0UL;
        for (var i = 0; i < 8 && at + i < _packedEnd; i++)
            held |= (ulong)_buffer[at + i] << (8 * i);
        return (int)((uint)(held >> shift) & _mask);
    }

    private uint ReadVarint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 35; shift += 7)
        {
            if (_position >= _end)
                throw Short();
            var next = _buffer[_position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value <= uint.MaxValue ? (uint)value : throw _context.Malformed($"a run of {value >> 1}", "at most 2^31 values");
        }

        throw _context.Malformed("a run header longer than 5 bytes", "at most 5 bytes");
    }

    private ParquetException Short() => _context.Malformed("the end of run-length data", "more values");
}
