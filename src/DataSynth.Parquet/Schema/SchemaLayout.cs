namespace DataSynth.Parquet.Schema;

/// <summary>Lays fields out as stored nodes: lists in three levels named <c>list</c> and <c>element</c>, maps with <c>key_value</c>.</summary>
internal static class SchemaLayout
{
    public static SchemaNode Root(ParquetSchema schema) =>
        new() { Name = "schema", Children = [.. schema.Fields.Select(field => Node(field, field.Name))] };

    private static SchemaNode Node(ParquetField field, string name)
    {
        var repetition = field.IsNullable ? Repetition.Optional : Repetition.Required;
        return field.Kind switch
        {
            ParquetFieldKind.Primitive => new()
            {
                Name = name,
                Repetition = repetition,
                Type = field.PhysicalType,
                TypeLength = field.TypeLength,
                LogicalType = field.LogicalType,
            },
            ParquetFieldKind.Struct => new() { Name = name, Repetition = repetition, Children = Members(field) },
            ParquetFieldKind.List => new()
            {
                Name = name,
                Repetition = repetition,
                LogicalType = ParquetLogicalType.List,
                Children = [Repeated("list", [Node(field.Children[0], "element")])],
            },
            _ => new()
            {
                Name = name,
                Repetition = repetition,
                LogicalType = ParquetLogicalType.Map,
                Children = [Repeated("key_value", Members(field.Children[0]))],
            },
        };
    }

    private static IReadOnlyList<SchemaNode> Members(ParquetField field) => [.. field.Children.Select(child => Node(child, child.Name))];

    private static SchemaNode Repeated(string name, IReadOnlyList<SchemaNode> children) =>
        new() { Name = name, Repetition = Repetition.Repeated, Children = children };
}
