using System.Buffers;
using System.Runtime.CompilerServices;

namespace DataSynth.Cli.Filters;

/// <summary>
/// Cuts a stream into chunks of whole lines. What one read brings is handed on at once, so that a filter can answer line by line in
/// a dialogue; memory is one chunk, or one line up to the limit.
/// </summary>
/// <param name="maxLineBytes">The longest line that is read; a longer one is skipped and reported.</param>
internal sealed class LineChunkReader(int maxLineBytes)
{
    private const int ChunkBytes = 64 * 1024;

    private byte[] _buffer = new byte[ChunkBytes];
    private int _used;
    private long _line = 1;
    private bool _skipping;

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">The bytes of one input.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async IAsyncEnumerable<LineChunk> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var atStart = true;
        (_used, _line, _skipping) = (0, 1, false);
        while (await ReadMoreAsync(stream, cancellationToken) is var read and > 0)
        {
            _used += read;
            if (atStart && _used >= 3)
                DropByteOrderMark();
            var whole = _buffer.AsSpan(0, _used).LastIndexOf((byte)'\n') + 1;
            atStart &= _used < 3 && whole == 0;
            if (_skipping)
            {
                if (TakeSkipped() is { } skipped)
                    yield return skipped;
            }
            else if (whole > 0)
            {
                yield return Take(whole);
            }
            else if (_used > maxLineBytes)
            {
                (_skipping, _used) = (true, 0);
            }
        }

        if (_skipping)
            yield return new LineChunk(null, _line);
        else if (_used > 0)
            yield return Take(_used);
    }

    private ValueTask<int> ReadMoreAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (_used == _buffer.Length)
            Array.Resize(ref _buffer, (int)Math.Min(Math.Max(maxLineBytes + 1L, ChunkBytes), _buffer.Length * 2L));
        return stream.ReadAsync(_buffer.AsMemory(_used), cancellationToken);
    }

    /// <summary>Drops what belongs to a line that is too long; once its end is there, reports it.</summary>
    private LineChunk? TakeSkipped()
    {
        var end = _buffer.AsSpan(0, _used).IndexOf((byte)'\n');
        if (end < 0)
        {
            _used = 0;
            return null;
        }

        _skipping = false;
        Keep(end + 1);
        return new LineChunk(null, _line++);
    }

    private LineChunk Take(int length)
    {
        var lines = new PooledBytes(length);
        lines.Write(_buffer.AsSpan(0, length));
        _line += _buffer.AsSpan(0, length).Count((byte)'\n');
        Keep(length);
        return new LineChunk(lines, null);
    }

    private void Keep(int from)
    {
        _buffer.AsSpan(from, _used - from).CopyTo(_buffer);
        _used -= from;
        if (_buffer.Length > ChunkBytes && _used < ChunkBytes)
            Array.Resize(ref _buffer, ChunkBytes);
    }

    private void DropByteOrderMark()
    {
        if (_buffer.AsSpan(0, 3).SequenceEqual("\uFEFF"u8))
            Keep(3);
    }
}
