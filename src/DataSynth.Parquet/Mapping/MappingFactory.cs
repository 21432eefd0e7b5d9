using System.Reflection;
using System.Text.Json;

namespace DataSynth.Parquet.Mapping;

/// <summary>Builds mappings by reflection, once per type.</summary>
internal sealed class MappingFactory
{
    private readonly NullabilityInfoContext _nullability = new();
    private readonly Stack<Type> _open = new();

    public static RecordMapping Of(Type type) => new MappingFactory().Record(type);

    private RecordMapping Record(Type type)
    {
        if (_open.Contains(type))
            throw new NotSupportedException($"{type} contains itself; a Parquet schema has a fixed depth.");
        _open.Push(type);
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0)
            .OrderBy(property => property.MetadataToken)
            .Select(Property)
            .ToArray();
        _open.Pop();
        return properties.Length > 0
            ? new(type, properties)
            : throw new NotSupportedException($"{type} has no public properties, and no column type of its own.");
    }

    private MappedProperty Property(PropertyInfo property)
    {
        var name = property.GetCustomAttribute<ParquetColumnAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
        var nullability = _nullability.Create(property);
        return new(property, name, IsNullable(nullability), Value(nullability));
    }

    private ValueMapping Value(NullabilityInfo nullability)
    {
        var type = Nullable.GetUnderlyingType(nullability.Type) ?? nullability.Type;
        if (PrimitiveMapping.Of(type) is { } primitive)
            return primitive;
        var element = type.IsArray ? nullability.ElementType : type.IsGenericType ? nullability.GenericTypeArguments[0] : null;
        if (element is not null && IsList(type, element.Type))
            return new ListMapping(type, element.Type, Value(element), IsNullable(element));
        return Record(type);
    }

    private static bool IsList(Type type, Type element) =>
        type.IsAssignableFrom(element.MakeArrayType()) || type == typeof(List<>).MakeGenericType(element);

    private static bool IsNullable(NullabilityInfo nullability) =>
        nullability.Type.IsValueType ? Nullable.GetUnderlyingType(nullability.Type) is not null : nullability.ReadState != NullabilityState.NotNull;
}
