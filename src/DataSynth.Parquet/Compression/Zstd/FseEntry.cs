namespace DataSynth.Parquet.Compression.Zstd;

/// <summary>A state of an FSE decoder: the value it stands for, and how to reach the next state.</summary>
/// <param name="Base">The value, to which the extra bits are added.</param>
/// <param name="NextState">The next state, to which the state bits are added.</param>
/// <param name="StateBits">How many bits lead to the next state.</param>
/// <param name="ExtraBits">How many bits belong to the value.</param>
internal readonly record struct FseEntry(uint Base, ushort NextState, byte StateBits, byte ExtraBits);
