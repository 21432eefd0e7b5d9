using Microsoft.Win32.SafeHandles;

namespace DataSynth.Parquet.Reading;

/// <summary>Reads pieces of the file at any offset.</summary>
internal sealed class FileSource : IDisposable
{
    private readonly SafeFileHandle _handle;

    public FileSource(string path)
    {
        Path = path;
        _handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.RandomAccess);
        Length = RandomAccess.GetLength(_handle);
    }

    public string Path { get; }

    public long Length { get; }

    /// <summary>Fills <paramref name="target"/> from <paramref name="offset"/> on.</summary>
    public void ReadExactly(long offset, Span<byte> target, ReadContext context)
    {
        while (!target.IsEmpty)
        {
            var read = RandomAccess.Read(_handle, target, offset);
            if (read == 0)
                throw context.Malformed($"the end of the file at {offset}", $"{target.Length} more bytes");
            target = target[read..];
            offset += read;
        }
    }

    public void Dispose() => _handle.Dispose();
}
