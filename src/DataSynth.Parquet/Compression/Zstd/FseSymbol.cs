namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>How a symbol changes the state of an FSE encoder.</summary>
/// <param name="BitsDelta">Added to a state, it has the number of bits to write in its upper half.</param>
/// <param name="StateDelta">Added to what is left of the state, it is the index of the new state.</param>
internal readonly record struct FseSymbol(int BitsDelta, int StateDelta);
