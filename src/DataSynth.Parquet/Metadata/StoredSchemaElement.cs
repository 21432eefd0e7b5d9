using DataSynth.Parquet.Schema;

namespace DataSynth.Parquet.Metadata;

/// <summary>One <c>SchemaElement</c> as it stands in a footer, before elements are put together to a tree.</summary>
/// <param name="Node">The element, without children.</param>
/// <param name="ChildCount">Number of children; null where the element does not say.</param>
internal readonly record struct StoredSchemaElement(SchemaNode Node, int? ChildCount);
