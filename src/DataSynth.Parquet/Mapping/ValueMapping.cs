namespace DataSynth.Parquet.Mapping;

/// <summary>How values of one .NET type stand in rows.</summary>
internal abstract class ValueMapping
{
    /// <summary>The field that holds such values.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="nullable">Whether values may be null.</param>
    public abstract ParquetField Field(string name, bool nullable);

    /// <summary>The value as a row holds it.</summary>
    public abstract object ToRow(object value);

    /// <summary>Makes the function that turns values of a file's field into .NET values.</summary>
    /// <param name="field">The file's field, which may differ from <see cref="Field"/> in width and order of members.</param>
    /// <exception cref="ParquetException">The field cannot hold such values.</exception>
    public abstract Func<object, object> FromRow(ParquetField field);

    protected static ParquetException Mismatch(ParquetField field, Type type) =>
        new($"field {field.Name} is {SchemaText.Describe(field)}, expected one that a {type.Name} can be read from");
}
