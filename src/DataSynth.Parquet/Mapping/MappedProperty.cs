using System.Reflection;

namespace DataSynth.Parquet.Mapping;

/// <summary>A property and its column.</summary>
/// <param name="Property">The property.</param>
/// <param name="Name">The column's name.</param>
/// <param name="IsNullable">Whether the property may be null, by its annotation.</param>
/// <param name="Mapping">How its values map.</param>
internal sealed record MappedProperty(PropertyInfo Property, string Name, bool IsNullable, ValueMapping Mapping);
