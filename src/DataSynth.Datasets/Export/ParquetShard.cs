using DataSynth.Parquet;

namespace DataSynth.Datasets.Export;

/// <summary>A shard in Parquet.</summary>
internal sealed class ParquetShard(string path, ExportOptions options, ParquetBuffers buffers) : ShardWriter
{
    private readonly ParquetFileWriter _file = ParquetFileWriter.Create(
        path,
        options.Profile.Schema,
        new ParquetWriterOptions { Compression = options.Compression, RowGroupBytes = ShardFile.RowGroupBytes, Buffers = buffers });

    /// <inheritdoc/>
    public override string Path => path;

    /// <inheritdoc/>
    public override long PlainBytes => _file.UncompressedBytes;

    /// <inheritdoc/>
    public override void Complete() => _file.Complete();

    /// <inheritdoc/>
    public override void Dispose() => _file.Dispose();

    /// <inheritdoc/>
    protected override void WriteRow(ReadOnlySpan<object?> row) => _file.WriteRow(row);
}
