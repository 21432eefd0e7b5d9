using System.Buffers.Binary;

namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>
/// Decodes Zstandard frames (RFC 8878), any number of them one after another. It goes block by block, so that the output can grow as
/// bytes really come: call <see cref="Start"/>, then <see cref="Step"/> until it returns false.
/// </summary>
internal sealed class ZstdDecoder
{
    public const string Name = "zstd";

    private readonly LiteralsDecoder _literals = new();
    private readonly SequencesDecoder _sequences = new();
    private FrameHeader _frame;
    private bool _isInFrame;
    private int _frameStart;
    private int _size;

    /// <summary>Begins.</summary>
    /// <param name="size">How many bytes all frames together must hold.</param>
    public void Start(int size)
    {
        _size = size;
        _isInFrame = false;
    }

    /// <summary>Reads one frame header or one block.</summary>
    /// <param name="input">What is not read yet; moved on.</param>
    /// <param name="output">What is written, and room for the smaller of another <see cref="FrameHeader.LargestBlock"/> bytes and all
    /// that is missing.</param>
    /// <param name="written">How much is written.</param>
    /// <returns>False once everything is read.</returns>
    /// <exception cref="CodecException">The input is malformed, or holds more or fewer bytes than declared.</exception>
    public bool Step(ref ReadOnlySpan<byte> input, Span<byte> output, ref int written)
    {
        if (_isInFrame)
        {
            StepBlock(ref input, output, ref written);
            return true;
        }

        if (input.IsEmpty)
            return written == _size ? false : throw CodecException.TooShort(Name, written, _size);
        if (input.Length < 4)
            throw CodecException.Truncated(Name);
        var magic = BinaryPrimitives.ReadUInt32LittleEndian(input);
        if (FrameHeader.IsSkippable(magic))
            SkipFrame(ref input);
        else if (magic == FrameHeader.MagicNumber)
            StartFrame(ref input, written);
        else
            throw new CodecException($"zstd: found 0x{magic:X8} at a frame's beginning, expected 0x{FrameHeader.MagicNumber:X8}");
        return true;
    }

    private static void SkipFrame(ref ReadOnlySpan<byte> input)
    {
        if (input.Length < 8)
            throw CodecException.Truncated(Name);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(input[4..]);
        if (length > (uint)input.Length - 8)
            throw CodecException.Truncated(Name);
        input = input[(int)(8 + length)..];
    }

    private void StartFrame(ref ReadOnlySpan<byte> input, int written)
    {
        _frame = FrameHeader.Read(input);
        if (_frame.ContentSize > (ulong)(_size - written))
            throw new CodecException(
                $"zstd: the frame says that it holds {_frame.ContentSize} bytes, expected at most {_size - written}");
        input = input[_frame.Length..];
        _isInFrame = true;
        _frameStart = written;
        _literals.StartFrame();
        _sequences.StartFrame();
    }

    private void StepBlock(ref ReadOnlySpan<byte> input, Span<byte> output, ref int written)
    {
        if (input.Length < 3)
            throw CodecException.Truncated(Name);
        var head = input[0] | (input[1] << 8) | (input[2] << 16);
        input = input[3..];
        var isLast = (head & 1) != 0;
        var size = head >> 3;
        if (size > _frame.MaxBlockSize)
            throw new CodecException($"zstd: found a block of {size} bytes, expected at most {_frame.MaxBlockSize}");
        var length = ((head >> 1) & 3) == 1 ? 1 : size;
        if (length > input.Length)
            throw CodecException.Truncated(Name);

        var limit = (int)Math.Min(written + (long)_frame.MaxBlockSize, FrameLimit);
        var body = input[..length];
        input = input[length..];
        switch ((head >> 1) & 3)
        {
            case 0:
                CheckRoom(size, limit - written);
                body.CopyTo(output[written..]);
                written += size;
                break;
            case 1:
                CheckRoom(size, limit - written);
                output.Slice(written, size).Fill(body[0]);
                written += size;
                break;
            case 2:
                written = DecodeBlock(body, output, written, limit);
                break;
            default:
                throw new CodecException("zstd: found the reserved block type 3");
        }

        if (isLast)
            EndFrame(ref input, output, written);
    }

    /// <summary>Where the current frame must end at the latest.</summary>
    private int FrameLimit => _frame.ContentSize is { } contentSize ? _frameStart + (int)contentSize : _size;

    private static void CheckRoom(int size, int room)
    {
        if (size > room)
            throw new CodecException($"zstd: found a block of {size} bytes, expected at most the {room} that are missing");
    }

    private int DecodeBlock(ReadOnlySpan<byte> body, Span<byte> output, int written, int limit)
    {
        var length = _literals.Read(body, _frame.MaxBlockSize, out var count);
        var window = (int)Math.Min(_frame.WindowSize, int.MaxValue);
        var target = new SequenceTarget(output, _frameStart, limit, window, _literals.Buffer, count);
        return target.AppendRest(_sequences.Decode(body[length..], target, written));
    }

    private void EndFrame(ref ReadOnlySpan<byte> input, Span<byte> output, int written)
    {
        _isInFrame = false;
        if (_frame.ContentSize is { } contentSize && contentSize != (ulong)(written - _frameStart))
            throw CodecException.TooShort(Name, written - _frameStart, (long)contentSize);
        if (!_frame.HasChecksum)
            return;
        if (input.Length < 4)
            throw CodecException.Truncated(Name);
        var expected = BinaryPrimitives.ReadUInt32LittleEndian(input);
        var found = (uint)XxHash64.Compute(output[_frameStart..written]);
        if (found != expected)
            throw new CodecException($"zstd: the content has the checksum 0x{found:X8}, expected 0x{expected:X8}");
        input = input[4..];
    }
}
