namespace DataSynth.Parquet;

/// <summary>One slot of a column (README.md of the format, "Nested Encoding").</summary>
/// <param name="RepetitionLevel">At which repeated node the path goes on; 0 begins a row.</param>
/// <param name="DefinitionLevel">How many optional and repeated nodes of the path are there.</param>
/// <param name="Value">The value, or null below the highest definition level.</param>
public readonly record struct ParquetSlot(int RepetitionLevel, int DefinitionLevel, object? Value);
