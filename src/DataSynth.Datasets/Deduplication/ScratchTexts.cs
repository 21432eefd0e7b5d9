using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace DataSynth.Datasets.Deduplication;

/// <summary>Ids and texts in a scratch file that is deleted when closed, eight bytes of memory each.</summary>
internal sealed class ScratchTexts : IDisposable
{
    private const int HeaderBytes = 8;
    private const int BufferBytes = 1 << 20;

    private readonly SafeFileHandle _file;
    private readonly byte[] _buffer = new byte[BufferBytes];
    private long[] _offsets = new long[256];
    private int _count;
    private int _buffered;
    private long _written;

    public ScratchTexts(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _file = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
    }

    /// <summary>Adds the next entry.</summary>
    public void Add(string id, string text)
    {
        if (_count == _offsets.Length)
            Array.Resize(ref _offsets, 2 * _count);
        _offsets[_count++] = _written + _buffered;
        Span<byte> header = stackalloc byte[HeaderBytes];
        BinaryPrimitives.WriteInt32LittleEndian(header, id.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], text.Length);
        Write(header);
        Write(MemoryMarshal.AsBytes(id.AsSpan()));
        Write(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    /// <summary>An entry.</summary>
    /// <param name="number">Its number, from 0.</param>
    public (string Id, string Text) Read(int number)
    {
        Flush();
        Span<byte> header = stackalloc byte[HeaderBytes];
        Read(header, _offsets[number]);
        var characters = new char[BinaryPrimitives.ReadInt32LittleEndian(header) + BinaryPrimitives.ReadInt32LittleEndian(header[4..])];
        Read(MemoryMarshal.AsBytes(characters.AsSpan()), _offsets[number] + HeaderBytes);
        var id = BinaryPrimitives.ReadInt32LittleEndian(header);
        return (new string(characters, 0, id), new string(characters, id, characters.Length - id));
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > BufferBytes - _buffered)
            Flush();
        if (bytes.Length > BufferBytes)
        {
            RandomAccess.Write(_file, bytes, _written);
            _written += bytes.Length;
            return;
        }

        bytes.CopyTo(_buffer.AsSpan(_buffered));
        _buffered += bytes.Length;
    }

    private void Flush()
    {
        if (_buffered == 0)
            return;
        RandomAccess.Write(_file, _buffer.AsSpan(0, _buffered), _written);
        _written += _buffered;
        _buffered = 0;
    }

    private void Read(Span<byte> bytes, long offset)
    {
        while (bytes.Length > 0)
        {
            var read = RandomAccess.Read(_file, bytes, offset);
            if (read == 0)
                throw new EndOfStreamException("a scratch file of texts was cut while it was in use");
            bytes = bytes[read..];
            offset += read;
        }
    }
}
