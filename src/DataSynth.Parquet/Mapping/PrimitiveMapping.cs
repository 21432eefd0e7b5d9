namespace DataSynth.Parquet.Mapping;

/// <summary>Maps a .NET type to a primitive field.</summary>
/// <param name="type">The .NET type.</param>
/// <param name="field">Makes the field.</param>
/// <param name="toRow">The value as the writer takes it.</param>
/// <param name="fromRow">The .NET value of what the reader gives, or null where that is of another type.</param>
internal sealed class PrimitiveMapping(
    Type type, Func<string, bool, ParquetField> field, Func<object, object> toRow, Func<object, object?> fromRow) : ValueMapping
{
    // Room for every number that people write down, and for the sums of them.
    private const int DecimalPrecision = 38;
    private const int DecimalScale = 10;

    public override ParquetField Field(string name, bool nullable) => field(name, nullable);

    public override object ToRow(object value) => toRow(value);

    public override Func<object, object> FromRow(ParquetField field)
    {
        if (field.Kind != ParquetFieldKind.Primitive)
            throw Mismatch(field, type);
        return value => fromRow(value) ?? throw Mismatch(field, type);
    }

    /// <summary>The mapping of a type, or null where it has none.</summary>
    public static PrimitiveMapping? Of(Type type)
    {
        if (type.IsEnum)
            return new(type, ParquetField.Text, value => value.ToString()!, value => value is string name && Enum.TryParse(type, name, out var result) ? result : null);
        return All.FirstOrDefault(mapping => mapping.Type == type);
    }

    private Type Type => type;

    private static readonly PrimitiveMapping[] All =
    [
        Same<string>(ParquetField.Text),
        Same<bool>(ParquetField.Boolean),
        Same<float>(ParquetField.Float),
        Same<byte[]>(ParquetField.Binary),
        Same<Guid>(ParquetField.Uuid),
        Same<ulong>((name, nullable) => ParquetField.Integer(name, 64, isSigned: false, nullable)),
        Same<uint>((name, nullable) => ParquetField.Integer(name, 32, isSigned: false, nullable)),
        new(typeof(int), ParquetField.Int32, Itself, value => value as int?),
        new(typeof(long), ParquetField.Int64, Itself, value => value switch { long wide => wide, int narrow => (long)narrow, uint narrow => (long)narrow, _ => null }),
        new(typeof(double), ParquetField.Double, Itself, value => value switch { double wide => wide, float narrow => (double)narrow, Half narrow => (double)narrow, _ => null }),
        new(
            typeof(decimal),
            (name, nullable) => ParquetField.Decimal(name, DecimalPrecision, DecimalScale, nullable),
            Itself,
            value => value is ParquetDecimal number ? number.ToDecimal() : null),
        new(
            typeof(DateTimeOffset),
            (name, nullable) => ParquetField.Timestamp(name, nullable: nullable),
            value => ParquetTimestamp.From(Microseconds((DateTimeOffset)value)),
            value => value is ParquetTimestamp time ? time.ToDateTimeOffset() : null),
        new(typeof(DateOnly), ParquetField.Date, Itself, value => value is ParquetDate date ? date.ToDateOnly() : null),
        new(
            typeof(TimeOnly),
            (name, nullable) => ParquetField.Time(name, nullable: nullable),
            value => ParquetTime.From(new TimeOnly(((TimeOnly)value).Ticks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond)),
            value => value is ParquetTime time ? time.ToTimeOnly() : null),
    ];

    private static PrimitiveMapping Same<T>(Func<string, bool, ParquetField> field) =>
        new(typeof(T), field, Itself, value => value is T ? value : null);

    private static object Itself(object value) => value;

    // The column keeps microseconds; the last digit of .NET's time is dropped.
    private static DateTimeOffset Microseconds(DateTimeOffset value) => value.AddTicks(-(value.Ticks % TimeSpan.TicksPerMicrosecond));
}
