namespace DataSynth.Parquet;

/// <summary>A column of a file: a primitive field at its place in the stored schema.</summary>
/// <param name="Path">Names from the top of the stored schema down to the column.</param>
/// <param name="Field">The primitive field.</param>
/// <param name="MaxRepetitionLevel">Number of repeated nodes on the path.</param>
/// <param name="MaxDefinitionLevel">Definition level of a value that is there.</param>
public sealed record ParquetColumn(IReadOnlyList<string> Path, ParquetField Field, int MaxRepetitionLevel, int MaxDefinitionLevel);
