using System.Reflection;

namespace DataSynth.Parquet.Mapping;

/// <summary>Maps a record or class to the fields of a struct or row, one per public property that can be read.</summary>
internal sealed class RecordMapping : ValueMapping
{
    private readonly Type _type;
    private readonly IReadOnlyList<MappedProperty> _properties;
    private readonly ConstructorInfo _constructor;
    private readonly int[] _parameters;

    public RecordMapping(Type type, IReadOnlyList<MappedProperty> properties)
    {
        _type = type;
        _properties = properties;
        (_constructor, _parameters) = FindConstructor();
    }

    public IReadOnlyList<ParquetField> Fields => [.. _properties.Select(property => property.Mapping.Field(property.Name, property.IsNullable))];

    public override ParquetField Field(string name, bool nullable) => ParquetField.Struct(name, Fields, nullable);

    public override object?[] ToRow(object value)
    {
        var row = new object?[_properties.Count];
        for (var i = 0; i < row.Length; i++)
            row[i] = _properties[i].Property.GetValue(value) is { } member ? _properties[i].Mapping.ToRow(member) : null;
        return row;
    }

    public override Func<object, object> FromRow(ParquetField field)
    {
        if (field.Kind != ParquetFieldKind.Struct)
            throw Mismatch(field, _type);
        var fromRow = FromRow(field.Children);
        return value => fromRow((object?[])value);
    }

    /// <summary>Makes the function that turns rows of these fields into records.</summary>
    public Func<object?[], object> FromRow(IReadOnlyList<ParquetField> fields)
    {
        var members = _properties.Select(property => Bind(property, fields)).ToArray();
        return row =>
        {
            var values = new object?[members.Length];
            for (var i = 0; i < values.Length; i++)
                values[i] = members[i](row);
            var record = _constructor.Invoke([.. _parameters.Select(index => values[index])]);
            for (var i = 0; i < values.Length; i++)
            {
                if (!_parameters.Contains(i))
                    _properties[i].Property.SetValue(record, values[i]);
            }

            return record;
        };
    }

    private Func<object?[], object?> Bind(MappedProperty property, IReadOnlyList<ParquetField> fields)
    {
        var index = fields.ToList().FindIndex(field => field.Name == property.Name);
        if (index < 0)
        {
            return property.IsNullable
                ? _ => null
                : throw new ParquetException($"there is no column {property.Name}, which {_type.Name}.{property.Property.Name} needs");
        }

        var fromRow = property.Mapping.FromRow(fields[index]);
        return row => row[index] is { } value
            ? fromRow(value)
            : property.IsNullable
                ? null
                : throw new ParquetException($"column {property.Name}: found null, expected a value for {_type.Name}.{property.Property.Name}");
    }

    // A record's own constructor sets all its properties; a class without one has its properties set.
    private (ConstructorInfo Constructor, int[] Parameters) FindConstructor()
    {
        foreach (var constructor in _type.GetConstructors().OrderByDescending(c => c.GetParameters().Length))
        {
            var parameters = constructor.GetParameters().Select(p => IndexOf(p.Name!)).ToArray();
            var others = Enumerable.Range(0, _properties.Count).Except(parameters);
            if (!parameters.Contains(-1) && others.All(i => _properties[i].Property.CanWrite))
                return (constructor, parameters);
        }

        throw new NotSupportedException($"{_type} has no constructor whose parameters are its properties, and no settable properties.");
    }

    private int IndexOf(string parameter) => _properties.ToList().FindIndex(
        property => property.Property.Name.Equals(parameter, StringComparison.OrdinalIgnoreCase));
}
