namespace DataSynth.Datasets.Sources.Reading;

/// <summary>A record has more bytes than a <see cref="BoundedBuffer"/> takes; never leaves <see cref="ParquetRecordReader"/>.</summary>
internal sealed class BufferFullException : Exception;
