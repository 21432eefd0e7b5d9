using System.Numerics;
using System.Text;

namespace DataSynth.Parquet.Tests;

/// <summary>Random schemas up to four levels deep, and rows for them: nulls everywhere, empty and long lists, text of all scripts.</summary>
/// <param name="seed">Equal seeds give equal rows.</param>
/// <param name="types">Which types occur.</param>
internal sealed class RandomRows(int seed, RandomTypes types = RandomTypes.All)
{
    private const int MaxDepth = 4;

    private readonly Random _random = new(seed);

    public ParquetSchema Schema() => new([.. Enumerable.Range(0, _random.Next(1, 6)).Select(i => Field($"f{i}", 1))]);

    public object?[][] Rows(ParquetSchema schema, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => schema.Fields.Select(Value).ToArray())];

    private ParquetField Field(string name, int depth)
    {
        var nullable = _random.Next(2) == 0;
        return (depth < MaxDepth ? _random.Next(6) : 5) switch
        {
            0 or 1 => ParquetField.List(name, Field("element", depth + 1), nullable),
            2 => ParquetField.Struct(name, [.. Enumerable.Range(0, _random.Next(1, 4)).Select(i => Field($"m{i}", depth + 1))], nullable),
            3 when types > RandomTypes.Plain => ParquetField.Map(name, ParquetField.Text("key"), Field("value", depth + 1), nullable),
            _ => Primitive(name, nullable),
        };
    }

    private ParquetField Primitive(string name, bool nullable) => _random.Next((int)types) switch
    {
        0 => ParquetField.Boolean(name, nullable),
        1 => ParquetField.Int32(name, nullable),
        2 => ParquetField.Int64(name, nullable),
        3 => ParquetField.Float(name, nullable),
        4 => ParquetField.Double(name, nullable),
        5 => ParquetField.Binary(name, nullable),
        6 => ParquetField.FixedBinary(name, 5, nullable),
        7 => ParquetField.Timestamp(name, nullable: nullable),
        8 => ParquetField.Date(name, nullable),
        9 or 10 => ParquetField.Text(name, nullable),
        11 => ParquetField.Decimal(name, 7, 2, nullable),
        12 => ParquetField.Decimal(name, 17, 0, nullable),
        13 => ParquetField.Decimal(name, 38, 10, nullable),
        14 => ParquetField.Time(name, ParquetTimeUnit.Milliseconds, nullable: nullable),
        15 => ParquetField.Integer(name, 64, isSigned: false, nullable),
        16 => ParquetField.Uuid(name, nullable),
        _ => ParquetField.Timestamp(name, ParquetTimeUnit.Nanoseconds, isAdjustedToUtc: false, nullable),
    };

    private object? Value(ParquetField field)
    {
        if (field.IsNullable && _random.Next(4) == 0)
            return null;
        return field.Kind switch
        {
            ParquetFieldKind.Struct => field.Children.Select(Value).ToArray(),
            ParquetFieldKind.List => Enumerable.Range(0, Length()).Select(_ => Value(field.Children[0])).ToList(),
            ParquetFieldKind.Map => Enumerable.Range(0, Length())
                .Select(i => (object?)new[] { $"key{i}", Value(field.Children[0].Children[1]) }).ToList(),
            _ => Primitive(field),
        };
    }

    private int Length() => _random.Next(12) switch { < 3 => 0, < 11 => _random.Next(1, 4), _ => _random.Next(4, 40) };

    private object Primitive(ParquetField field) => (field.PhysicalType, field.LogicalType?.Kind) switch
    {
        (ParquetPhysicalType.Boolean, _) => _random.Next(2) == 0,
        (ParquetPhysicalType.Int32, ParquetLogicalKind.Date) => new ParquetDate(_random.Next(-30_000, 60_000)),
        (ParquetPhysicalType.Int32, ParquetLogicalKind.Time) => new ParquetTime(_random.Next(86_400), _random.Next(1_000) * 1_000_000),
        (ParquetPhysicalType.Int32, ParquetLogicalKind.Decimal) => new ParquetDecimal(_random.Next(-9_999_999, 9_999_999), 2),
        (ParquetPhysicalType.Int32, _) => _random.Next(3) == 0 ? _random.Next(5) : _random.Next(int.MinValue, int.MaxValue),
        (ParquetPhysicalType.Int64, ParquetLogicalKind.Timestamp) => new ParquetTimestamp(
            _random.NextInt64(-2_000_000_000, 4_000_000_000), _random.Next(1_000) * 1_000_000, field.LogicalType!.IsAdjustedToUtc),
        (ParquetPhysicalType.Int64, ParquetLogicalKind.Decimal) => new ParquetDecimal(_random.NextInt64(-99_999_999_999_999_999, 99_999_999_999_999_999), 0),
        (ParquetPhysicalType.Int64, ParquetLogicalKind.Integer) => (ulong)_random.NextInt64() * 2,
        (ParquetPhysicalType.Int64, _) => _random.Next(3) == 0 ? _random.NextInt64(5) : _random.NextInt64(long.MinValue, long.MaxValue),
        (ParquetPhysicalType.Float, _) => Special() is { } special ? (float)special : (float)(_random.NextDouble() - 0.5) * 1e10f,
        (ParquetPhysicalType.Double, _) => Special() ?? (_random.NextDouble() - 0.5) * Math.Pow(10, _random.Next(-300, 300)),
        (_, ParquetLogicalKind.String) => Text(),
        (_, ParquetLogicalKind.Uuid) => new Guid(Bytes(16)),
        (_, ParquetLogicalKind.Decimal) => new ParquetDecimal(new BigInteger(Bytes(15)), 10),
        (ParquetPhysicalType.FixedLengthByteArray, _) => Bytes(field.TypeLength),
        _ => Bytes(_random.Next(20)),
    };

    private double? Special() => _random.Next(20) switch
    {
        0 => double.NaN,
        1 => double.PositiveInfinity,
        2 => double.NegativeInfinity,
        3 => -0.0,
        4 => 0.0,
        _ => null,
    };

    private byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }

    private string Text()
    {
        var text = new StringBuilder();
        var length = _random.Next(10) == 0 ? _random.Next(300) : _random.Next(12);
        for (var i = 0; i < length; i++)
        {
            var value = _random.Next(5) switch { 0 => _random.Next(0xD800), 1 => _random.Next(0xE000, 0x110000), _ => _random.Next(1, 128) };
            text.Append(new Rune(value).ToString());
        }

        return text.ToString();
    }
}
