namespace DataSynth.Parquet.Schema;

/// <summary>A node of the schema as files store it: groups and columns with their repetition (<c>SchemaElement</c>, parquet.thrift).</summary>
internal sealed class SchemaNode
{
    public required string Name { get; init; }

    public Repetition Repetition { get; init; }

    /// <summary>Null for a group.</summary>
    public ParquetPhysicalType? Type { get; init; }

    public int TypeLength { get; init; }

    public ParquetLogicalType? LogicalType { get; init; }

    /// <summary>Members of a group; empty for a column.</summary>
    public IReadOnlyList<SchemaNode> Children { get; init; } = [];

    public bool IsGroup => Type is null;

    /// <summary>Nodes in the order in which files list them, this one first.</summary>
    public IEnumerable<SchemaNode> DepthFirst() => Children.SelectMany(child => child.DepthFirst()).Prepend(this);
}
