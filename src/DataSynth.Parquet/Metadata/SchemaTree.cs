using DataSynth.Parquet.Reading;
using DataSynth.Parquet.Schema;

namespace DataSynth.Parquet.Metadata;

/// <summary>Puts the flat list of schema elements together to a tree, within a limit on depth.</summary>
internal static class SchemaTree
{
    // A list takes two stored levels per level of fields.
    private const int MaxStoredDepth = ParquetSchema.MaxDepth * 2;

    public static SchemaNode Build(IReadOnlyList<StoredSchemaElement> elements, ReadContext context)
    {
        if (elements.Count == 0 || elements[0].ChildCount is null)
            throw context.Malformed("a schema without a root", "a group as the first schema element");
        var next = 0;
        var root = Take(elements, ref next, 0, context);
        return next == elements.Count
            ? root
            : throw context.Malformed($"{elements.Count - next} schema elements beyond those that the root holds", "none");
    }

    private static SchemaNode Take(IReadOnlyList<StoredSchemaElement> elements, ref int next, int depth, ReadContext context)
    {
        if (depth > MaxStoredDepth)
            throw context.Malformed($"a schema nested deeper than {MaxStoredDepth} levels", "a shallower one");
        if (next >= elements.Count)
            throw context.Malformed("the end of the schema elements", "the children that a group announces");
        var (node, count) = elements[next++];
        if (count is not { } children)
            return node;

        if (children < 0 || children > elements.Count - next)
            throw context.Malformed($"{children} children of group {node.Name}", $"at most the {elements.Count - next} schema elements left");
        if (children == 0 && depth > 0)
            throw context.Malformed($"group {node.Name} without children", "at least one");
        var taken = new List<SchemaNode>(children);
        for (var i = 0; i < children; i++)
            taken.Add(Take(elements, ref next, depth + 1, context));
        return new() { Name = node.Name, Repetition = node.Repetition, LogicalType = node.LogicalType, Children = taken };
    }
}
