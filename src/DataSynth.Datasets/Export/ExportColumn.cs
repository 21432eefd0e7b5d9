using DataSynth.Parquet;

namespace DataSynth.Datasets.Export;

/// <summary>One column of a profile.</summary>
/// <typeparam name="TRow">What rows are made of.</typeparam>
/// <param name="Field">Name, type and nullability.</param>
/// <param name="Value">The column's value, as the Parquet writer takes it.</param>
public sealed record ExportColumn<TRow>(ParquetField Field, Func<TRow, object?> Value);
