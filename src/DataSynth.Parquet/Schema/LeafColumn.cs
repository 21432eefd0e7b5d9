namespace DataSynth.Parquet.Schema;

/// <summary>A column of the file: a primitive field with its place in the schema and its levels.</summary>
/// <param name="Index">Position among the file's columns.</param>
/// <param name="Path">Names from the top of the stored schema down to the column.</param>
/// <param name="Field">The primitive field.</param>
/// <param name="MaxDefinition">Definition level of a value that is there.</param>
/// <param name="MaxRepetition">Number of repeated nodes on the path.</param>
internal sealed record LeafColumn(int Index, IReadOnlyList<string> Path, ParquetField Field, int MaxDefinition, int MaxRepetition)
{
    public ParquetPhysicalType Type => Field.PhysicalType!.Value;

    /// <summary>Dotted path, as messages name the column.</summary>
    public string Name { get; } = string.Join('.', Path);

    /// <summary>Bytes of a stored value, or 0 where lengths differ; booleans count as one byte.</summary>
    public int Width => Type switch
    {
        ParquetPhysicalType.Boolean => 1,
        ParquetPhysicalType.Int32 or ParquetPhysicalType.Float => 4,
        ParquetPhysicalType.Int64 or ParquetPhysicalType.Double => 8,
        ParquetPhysicalType.Int96 => 12,
        ParquetPhysicalType.FixedLengthByteArray => Field.TypeLength,
        _ => 0,
    };
}
