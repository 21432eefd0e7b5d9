namespace DataSynth.Parquet.Schema;

/// <summary>Picks fields by name: whole ones, or members of structs (also within lists and maps) by dotted path.</summary>
internal static class Projection
{
    /// <summary>The fields that were asked for, the outermost in the order in which they are first named.</summary>
    /// <param name="fields">All fields.</param>
    /// <param name="paths">Names and dotted paths; steps into lists (<c>list</c>, <c>element</c>) may be left out.</param>
    /// <exception cref="ArgumentException">A path names nothing.</exception>
    public static IReadOnlyList<BoundField> Pick(IReadOnlyList<BoundField> fields, IReadOnlyCollection<string> paths)
    {
        var order = new List<BoundField>();
        var leaves = new HashSet<int>();
        foreach (var path in paths)
        {
            var (field, picked) = Find(fields, path)
                ?? throw new ArgumentException($"no column {path}; there are: {string.Join(", ", fields.Select(f => f.Field.Name))}", nameof(paths));
            leaves.UnionWith(picked.Select(leaf => leaf.Index));
            if (!order.Contains(field))
                order.Add(field);
        }

        return [.. order.Select(field => Prune(field, leaves))];
    }

    private static (BoundField Field, IReadOnlyList<LeafColumn> Leaves)? Find(IReadOnlyList<BoundField> fields, string path)
    {
        // A name may hold a dot itself, so the whole path is tried as a name first.
        foreach (var field in fields)
        {
            if (field.Field.Name == path)
                return (field, field.Leaves);
        }

        foreach (var field in fields)
        {
            if (path.StartsWith(field.Field.Name + ".", StringComparison.Ordinal)
                && Below(field, path[(field.Field.Name.Length + 1)..]) is { Count: > 0 } leaves)
            {
                return (field, leaves);
            }
        }

        return null;
    }

    private static IReadOnlyList<LeafColumn> Below(BoundField field, string path)
    {
        if (field.Field.Kind is ParquetFieldKind.List or ParquetFieldKind.Map)
        {
            var element = field.Children[0];
            foreach (var step in new[] { "list.element", "list", element.Field.Name })
            {
                if (path == step)
                    return element.Leaves;
                if (path.StartsWith(step + ".", StringComparison.Ordinal) && Below(element, path[(step.Length + 1)..]) is { Count: > 0 } below)
                    return below;
            }

            return Below(element, path);
        }

        return field.Field.Kind == ParquetFieldKind.Struct && Find(field.Children, path) is { } found ? found.Leaves : [];
    }

    private static BoundField Prune(BoundField field, HashSet<int> leaves)
    {
        if (field.Leaves.All(leaf => leaves.Contains(leaf.Index)))
            return field;
        var children = field.Children.Where(child => child.Leaves.Any(leaf => leaves.Contains(leaf.Index)))
            .Select(child => Prune(child, leaves)).ToArray();
        return new()
        {
            Field = field.Field.With([.. children.Select(child => child.Field)]),
            PresentLevel = field.PresentLevel,
            RepetitionLevel = field.RepetitionLevel,
            Children = children,
            Leaf = field.Leaf,
            Leaves = [.. children.SelectMany(child => child.Leaves)],
        };
    }
}
