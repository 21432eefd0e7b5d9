using DataSynth.Datasets.Pairs;
using DataSynth.Parquet;

namespace DataSynth.Datasets.Export;

/// <summary>One column of a profile.</summary>
/// <param name="Field">Name, type and nullability.</param>
/// <param name="Value">The column's value for a pair, as the Parquet writer takes it.</param>
public sealed record ExportColumn(ParquetField Field, Func<TrainingPair, object?> Value);
