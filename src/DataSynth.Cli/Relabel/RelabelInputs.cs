using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using DataSynth.Datasets.Relabelling;
using DataSynth.Datasets.Sources;
using DataSynth.Parquet;

namespace DataSynth.Cli.Relabel;

/// <summary>The files that a run reads: which they are, to the byte, and about how many rows they hold.</summary>
/// <param name="Files">Name and hash of each, in order.</param>
/// <param name="Rows">Rows in all of them; of a JSON file its line breaks are counted.</param>
internal sealed record RelabelInputs(IReadOnlyList<InputFile> Files, long Rows)
{
    private const int BufferBytes = 1 << 18;

    /// <summary>Reads files once.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="counted">Those of them whose rows are counted.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="SourceException">A file cannot be read.</exception>
    public static async Task<RelabelInputs> ReadAsync(IReadOnlyList<string> paths, IReadOnlySet<string> counted, CancellationToken cancellation)
    {
        var files = new List<InputFile>();
        var rows = 0L;
        foreach (var path in paths)
        {
            try
            {
                var (hash, lines) = await HashAsync(path, cancellation);
                files.Add(new InputFile(Path.GetFileName(path), hash));
                if (counted.Contains(path))
                    rows += await CountAsync(path, lines, cancellation);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                throw new SourceException(path, $"cannot be read: {exception.Message}", exception);
            }
        }

        return new RelabelInputs(files, rows);
    }

    private static async Task<(string Hash, long Lines)> HashAsync(string path, CancellationToken cancellation)
    {
        await using var content = Open(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var lines = await CountLinesAsync(content, bytes => hash.AppendData(bytes.Span), cancellation);
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), lines);
    }

    private static async Task<long> CountAsync(string path, long lines, CancellationToken cancellation)
    {
        if (InputFiles.IsParquet(path))
        {
            using var parquet = ParquetFileReader.Open(path);
            return parquet.RowCount;
        }

        if (!path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            return lines;
        await using var content = new GZipStream(Open(path), CompressionMode.Decompress);
        return await CountLinesAsync(content, static _ => { }, cancellation);
    }

    private static async Task<long> CountLinesAsync(Stream content, Action<ReadOnlyMemory<byte>> look, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            var lines = 0L;
            while (await content.ReadAsync(buffer, cancellation) is var count and > 0)
            {
                look(buffer.AsMemory(0, count));
                lines += buffer.AsSpan(0, count).Count((byte)'\n');
            }

            return lines;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static FileStream Open(string path)
        => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1, FileOptions.SequentialScan);
}
