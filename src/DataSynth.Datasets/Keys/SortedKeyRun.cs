using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace DataSynth.Datasets.Keys;

/// <summary>Sorted 128-bit keys in a file that is deleted when closed; one read of 4 KiB answers a question.</summary>
internal sealed class SortedKeyRun : IDisposable
{
    private const int KeyBytes = 16;
    private const int BlockKeys = 256;

    private readonly SafeFileHandle _file;
    private readonly UInt128[] _firstOfBlock;
    private readonly int _count;
    private readonly byte[] _block = new byte[BlockKeys * KeyBytes];

    private SortedKeyRun(SafeFileHandle file, UInt128[] firstOfBlock, int count)
    {
        _file = file;
        _firstOfBlock = firstOfBlock;
        _count = count;
    }

    /// <summary>Writes a run.</summary>
    public static SortedKeyRun Write(string path, ReadOnlySpan<UInt128> sorted)
    {
        var file = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        var firsts = new UInt128[(sorted.Length + BlockKeys - 1) / BlockKeys];
        var block = new byte[BlockKeys * KeyBytes];
        for (var i = 0; i < firsts.Length; i++)
        {
            var keys = sorted.Slice(i * BlockKeys, Math.Min(BlockKeys, sorted.Length - i * BlockKeys));
            firsts[i] = keys[0];
            for (var k = 0; k < keys.Length; k++)
                BinaryPrimitives.WriteUInt128BigEndian(block.AsSpan(k * KeyBytes), keys[k]);
            RandomAccess.Write(file, block.AsSpan(0, keys.Length * KeyBytes), (long)i * block.Length);
        }

        return new SortedKeyRun(file, firsts, sorted.Length);
    }

    /// <summary>Whether the run holds a key.</summary>
    public bool Contains(UInt128 key)
    {
        var block = Array.BinarySearch(_firstOfBlock, key);
        if (block >= 0)
            return true;
        block = ~block - 1;
        if (block < 0)
            return false;

        var keys = Math.Min(BlockKeys, _count - block * BlockKeys);
        var bytes = _block.AsSpan(0, keys * KeyBytes);
        var read = RandomAccess.Read(_file, bytes, (long)block * _block.Length);
        if (read != bytes.Length)
            throw new EndOfStreamException("a scratch file of keys was cut while it was in use");

        int low = 0, high = keys - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var found = BinaryPrimitives.ReadUInt128BigEndian(bytes[(middle * KeyBytes)..]);
            if (found == key)
                return true;
            if (found < key)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
