using System.Collections;

namespace DataSynth.Parquet.Mapping;

/// <summary>Maps a collection to a list field.</summary>
/// <param name="collection">The collection's type: an array, a list, or an interface that an array implements.</param>
/// <param name="elementType">The elements' type.</param>
/// <param name="element">How elements map.</param>
/// <param name="elementNullable">Whether elements may be null.</param>
internal sealed class ListMapping(Type collection, Type elementType, ValueMapping element, bool elementNullable) : ValueMapping
{
    public override ParquetField Field(string name, bool nullable) =>
        ParquetField.List(name, element.Field("element", elementNullable), nullable);

    public override object ToRow(object value)
    {
        var elements = new List<object?>();
        foreach (var item in (IEnumerable)value)
            elements.Add(item is null ? null : element.ToRow(item));
        return elements;
    }

    public override Func<object, object> FromRow(ParquetField field)
    {
        if (field.Kind is not ParquetFieldKind.List)
            throw Mismatch(field, collection);
        var fromRow = element.FromRow(field.Children[0]);
        return value =>
        {
            var items = (IReadOnlyList<object?>)value;
            var array = Array.CreateInstance(elementType, items.Count);
            for (var i = 0; i < items.Count; i++)
            {
                if (items[i] is { } item)
                    array.SetValue(fromRow(item), i);
                else if (!elementNullable)
                    throw new ParquetException($"field {field.Name}: found a null element, expected none in {collection.Name}");
            }

            return collection.IsAssignableFrom(array.GetType()) ? array : Activator.CreateInstance(collection, array)!;
        };
    }
}
