namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>Some literals and the match behind them.</summary>
/// <param name="LiteralLength">How many literals; may be 0.</param>
/// <param name="MatchLength">How long the match is; at least <see cref="SequenceCodes.ShortestMatch"/>.</param>
/// <param name="Offset">How far back the match starts; at least 1.</param>
internal readonly record struct Sequence(int LiteralLength, int MatchLength, int Offset);
