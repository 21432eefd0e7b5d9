namespace DataSynth.Parquet.Reading;

/// <summary>The bytes of one column chunk, read ahead in small pieces so that tiny pages do not cost a system call each.</summary>
internal sealed class ChunkStream
{
    private readonly FileSource _source;
    private readonly ReadContext _context;
    private readonly long _end;
    private byte[] _buffer;
    private long _next;
    private int _start;
    private int _filled;

    /// <param name="source">The file.</param>
    /// <param name="start">First byte of the chunk.</param>
    /// <param name="end">First byte behind it.</param>
    /// <param name="bufferBytes">How much to read ahead.</param>
    /// <param name="context">Names the place in errors.</param>
    public ChunkStream(FileSource source, long start, long end, int bufferBytes, ReadContext context)
    {
        _source = source;
        _context = context;
        _next = start;
        _end = end;
        _buffer = new byte[(int)Math.Min(bufferBytes, Math.Max(1, end - start))];
    }

    /// <summary>Offset in the file of the next byte.</summary>
    public long Position => _next - (_filled - _start);

    /// <summary>Bytes up to the end of the chunk.</summary>
    public long Remaining => _end - Position;

    /// <summary>Shows up to <paramref name="count"/> of the next bytes, fewer at the end of the chunk.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        count = (int)Math.Min(count, Remaining);
        if (_filled - _start < count)
            Fill(count);
        return _buffer.AsSpan(_start, Math.Min(_filled - _start, count));
    }

    /// <summary>Passes over bytes.</summary>
    public void Skip(int count)
    {
        var held = Math.Min(count, _filled - _start);
        _start += held;
        _next += count - held;
    }

    /// <summary>Fills <paramref name="target"/>; the caller has checked that the chunk has so many bytes left.</summary>
    public void Read(Span<byte> target)
    {
        if (target.Length <= _buffer.Length / 2)
        {
            Peek(target.Length).CopyTo(target);
            Skip(target.Length);
            return;
        }

        var held = Math.Min(target.Length, _filled - _start);
        _buffer.AsSpan(_start, held).CopyTo(target);
        _start += held;
        var rest = target[held..];
        _source.ReadExactly(_next, rest, _context);
        _next += rest.Length;
    }

    private void Fill(int count)
    {
        var held = _buffer.AsSpan(_start, _filled - _start);
        if (_buffer.Length < count)
        {
            var larger = new byte[count];
            held.CopyTo(larger);
            _buffer = larger;
        }
        else
        {
            held.CopyTo(_buffer);
        }

        (_start, _filled) = (0, held.Length);
        var wanted = (int)Math.Min(_buffer.Length - _filled, _end - _next);
        _source.ReadExactly(_next, _buffer.AsSpan(_filled, wanted), _context);
        _filled += wanted;
        _next += wanted;
    }
}
