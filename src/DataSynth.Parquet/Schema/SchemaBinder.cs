namespace DataSynth.Parquet.Schema;

/// <summary>
/// Reads a stored schema as fields, and assigns columns and levels. Elements of lists are found by position, never by name, under the
/// backward rules of LogicalTypes.md ("Lists", "Maps"): two-level lists, bare repeated fields, maps with a nullable key or without a value.
/// </summary>
internal sealed class SchemaBinder
{
    private readonly List<LeafColumn> _leaves = [];
    private readonly Stack<string> _path = new();

    private SchemaBinder()
    {
    }

    /// <summary>Binds all fields below the root.</summary>
    public static (IReadOnlyList<BoundField> Fields, IReadOnlyList<LeafColumn> Leaves) Bind(SchemaNode root)
    {
        var binder = new SchemaBinder();
        var fields = root.Children.Select(child => binder.BindField(child, 0, 0)).ToArray();
        return (fields, binder._leaves);
    }

    // A repeated node outside LIST and MAP is a list of required elements that is never null.
    private BoundField BindField(SchemaNode node, int definition, int repetition)
    {
        if (node.Repetition == Repetition.Repeated)
            return List(node.Name, isNullable: false, definition, repetition, () => BindContent(node, isNullable: false, definition + 1, repetition + 1));

        var isNullable = node.Repetition == Repetition.Optional;
        return BindContent(node, isNullable, isNullable ? definition + 1 : definition, repetition);
    }

    private BoundField BindContent(SchemaNode node, bool isNullable, int definition, int repetition)
    {
        if (!node.IsGroup)
            return Primitive(node, isNullable, definition, repetition);

        if (node.Children is [{ Repetition: Repetition.Repeated } repeated])
        {
            if (node.LogicalType?.Kind == ParquetLogicalKind.List)
                return Within(node.Name, () => List(node.Name, isNullable, definition, repetition, () => BindElement(node, repeated, definition + 1, repetition + 1)));
            if (node.LogicalType?.Kind == ParquetLogicalKind.Map && repeated.IsGroup && repeated.Children.Count is 1 or 2)
                return Within(node.Name, () => Map(node.Name, isNullable, definition, repetition, repeated));
        }

        return Within(node.Name, () => Struct(node.Name, isNullable, definition, node.Children, repetition));
    }

    private BoundField BindElement(SchemaNode list, SchemaNode repeated, int definition, int repetition)
    {
        var isElement = !repeated.IsGroup
            || repeated.Children.Count != 1
            || repeated.Name == "array"
            || repeated.Name == list.Name + "_tuple"
            || repeated.LogicalType?.Kind is ParquetLogicalKind.List or ParquetLogicalKind.Map
            || repeated.Children[0].Repetition == Repetition.Repeated;
        return isElement
            ? BindContent(repeated, isNullable: false, definition, repetition)
            : Within(repeated.Name, () => BindField(repeated.Children[0], definition, repetition));
    }

    private BoundField Map(string name, bool isNullable, int definition, int repetition, SchemaNode repeated)
    {
        var entry = Within(repeated.Name, () => Struct(repeated.Name, isNullable: false, definition + 1, repeated.Children, repetition + 1, ["key", "value"]));
        return new()
        {
            Field = new(name, ParquetFieldKind.Map, isNullable, [entry.Field]) { LogicalType = ParquetLogicalType.Map },
            PresentLevel = definition,
            RepetitionLevel = repetition + 1,
            Children = [entry],
            Leaves = entry.Leaves,
        };
    }

    private static BoundField List(string name, bool isNullable, int definition, int repetition, Func<BoundField> bindElement)
    {
        var element = bindElement();
        return new()
        {
            Field = new(name, ParquetFieldKind.List, isNullable, [element.Field]) { LogicalType = ParquetLogicalType.List },
            PresentLevel = definition,
            RepetitionLevel = repetition + 1,
            Children = [element],
            Leaves = element.Leaves,
        };
    }

    private BoundField Struct(
        string name, bool isNullable, int definition, IReadOnlyList<SchemaNode> nodes, int repetition, string[]? names = null)
    {
        var members = nodes.Select(node => BindField(node, definition, repetition)).ToArray();
        var fields = members.Select((member, i) => names is null ? member.Field : member.Field.Named(names[i])).ToArray();
        return new()
        {
            Field = new(name, ParquetFieldKind.Struct, isNullable, fields),
            PresentLevel = definition,
            Children = members,
            Leaves = [.. members.SelectMany(member => member.Leaves)],
        };
    }

    private BoundField Primitive(SchemaNode node, bool isNullable, int definition, int repetition)
    {
        var field = new ParquetField(node.Name, ParquetFieldKind.Primitive, isNullable, [])
        {
            PhysicalType = node.Type,
            LogicalType = node.LogicalType,
            TypeLength = node.TypeLength,
        };
        var leaf = new LeafColumn(_leaves.Count, [.. _path.Reverse(), node.Name], field, definition, repetition);
        _leaves.Add(leaf);
        return new() { Field = field, PresentLevel = definition, Leaf = leaf, Leaves = [leaf] };
    }

    private BoundField Within(string name, Func<BoundField> bind)
    {
        _path.Push(name);
        try
        {
            return bind();
        }
        finally
        {
            _path.Pop();
        }
    }
}
