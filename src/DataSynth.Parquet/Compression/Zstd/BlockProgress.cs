namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>How far the decoding of a block has come.</summary>
/// <param name="Written">How much of the output is written.</param>
/// <param name="Literals">How many of the block's literals are used.</param>
internal readonly record struct BlockProgress(int Written, int Literals);
