using DataSynth.Parquet;

namespace DataSynth.Datasets.Export;

/// <summary>Writes the rows of one shard in whatever format.</summary>
internal abstract class ShardWriter : IDisposable
{
    /// <summary>Rows written.</summary>
    public long Rows { get; private set; }

    /// <summary>Bytes of the values so far, without compression: what a shard's size is planned by.</summary>
    public abstract long PlainBytes { get; }

    /// <summary>Where the shard lies once it is complete.</summary>
    public abstract string Path { get; }

    /// <summary>The ending of file names of a format, dot included.</summary>
    public static string ExtensionOf(ShardFormat format) => format == ShardFormat.JsonLines ? ".jsonl" : ".parquet";

    /// <summary>Begins a shard.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the data set is to be.</param>
    /// <param name="buffers">What the shards of a data set hand on to each other.</param>
    public static ShardWriter Create(string path, ExportOptions options, ParquetBuffers buffers)
        => options.Profile.Format == ShardFormat.JsonLines
            ? new JsonLinesShard(path, options.Profile.Schema)
            : new ParquetShard(path, options, buffers);

    /// <summary>Writes a row.</summary>
    public void Write(ReadOnlySpan<object?> row)
    {
        WriteRow(row);
        Rows++;
    }

    /// <summary>Finishes the shard.</summary>
    public abstract void Complete();

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Writes a row.</summary>
    protected abstract void WriteRow(ReadOnlySpan<object?> row);
}
