using System.Security.Cryptography;
using DataSynth.Parquet;

namespace DataSynth.Datasets.Export;

/// <summary>
/// Writes the shards of one split. Their number stands in their names and is known only at the end, so they get their names then.
/// </summary>
internal sealed class SplitWriter(string split, string dataDirectory, ExportOptions options, ParquetBuffers buffers) : IDisposable
{
    private readonly List<(string Path, long Rows)> _finished = [];
    private readonly object?[] _row = new object?[options.Profile.Schema.Fields.Count];
    private readonly string _extension = ShardWriter.ExtensionOf(options.Profile.Format);
    private ShardWriter? _open;

    /// <summary>The split's name.</summary>
    public string Split => split;

    /// <summary>Rows written.</summary>
    public long Rows { get; private set; }

    /// <summary>The values of the next row, one for each column.</summary>
    public Span<object?> Row => _row;

    /// <summary>Writes the next row.</summary>
    public void WriteRow()
    {
        _open ??= ShardWriter.Create(Path.Combine(dataDirectory, $"{split}-{_finished.Count:00000}{_extension}"), options, buffers);
        _open.Write(_row);
        Rows++;
        if (_open.Rows >= options.ShardRows || _open.PlainBytes >= options.ShardBytes)
            FinishShard();
    }

    /// <summary>Finishes the last shard and gives all their names.</summary>
    /// <returns>The shards in order; none when the split has no rows.</returns>
    public IReadOnlyList<ShardFile> Complete()
    {
        FinishShard();
        var shards = new List<ShardFile>(_finished.Count);
        for (var i = 0; i < _finished.Count; i++)
        {
            var name = $"{split}-{i:00000}-of-{_finished.Count:00000}{_extension}";
            var path = Path.Combine(dataDirectory, name);
            File.Move(_finished[i].Path, path);
            using var content = File.OpenRead(path);
            shards.Add(new ShardFile($"data/{name}", split, _finished[i].Rows, content.Length, Convert.ToHexStringLower(SHA256.HashData(content))));
        }

        return shards;
    }

    /// <inheritdoc/>
    public void Dispose() => _open?.Dispose();

    private void FinishShard()
    {
        if (_open is null)
            return;
        _open.Complete();
        _open.Dispose();
        _finished.Add((_open.Path, _open.Rows));
        _open = null;
    }
}
