namespace DataSynth.Parquet.Schema;

/// <summary>
/// A field together with the levels at which it shows in the columns below it. Shredding rows into columns and assembling them again
/// both follow this one tree, whatever the layout of the file (Dremel: Melnik et al. 2010, "Nested Columnar Storage").
/// </summary>
internal sealed class BoundField
{
    public required ParquetField Field { get; init; }

    /// <summary>Definition level from which the field itself is there; below it the field, or something around it, is null or absent.</summary>
    public required int PresentLevel { get; init; }

    /// <summary>Repetition level of one more element of this list or map; 0 for other fields.</summary>
    public int RepetitionLevel { get; init; }

    public IReadOnlyList<BoundField> Children { get; init; } = [];

    /// <summary>The column of a primitive; null for other fields.</summary>
    public LeafColumn? Leaf { get; init; }

    /// <summary>Columns below this field, in the order of the file; one for a primitive.</summary>
    public required IReadOnlyList<LeafColumn> Leaves { get; init; }

    /// <summary>Definition level from which a list or map has an element.</summary>
    public int ElementLevel => PresentLevel + 1;
}
