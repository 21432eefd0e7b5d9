namespace DataSynth.Parquet;

/// <summary>Names the column of a property; without it the property's name in snake case is taken.</summary>
/// <param name="name">The column's name.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ParquetColumnAttribute(string name) : Attribute
{
    /// <summary>The column's name.</summary>
    public string Name { get; } = name;
}
