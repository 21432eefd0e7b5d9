using System.Globalization;
using DataSynth.Datasets.Tasks;
using DataSynth.Parquet;

namespace DataSynth.Datasets.Export;

/// <summary>A shard in JSON Lines: every column in every row, null where it is null, so that readers which guess types see all columns in the
/// first row.</summary>
internal sealed class JsonLinesShard(string path, ParquetSchema schema) : ShardWriter
{
    private readonly FileStream _file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);

    /// <inheritdoc/>
    public override string Path => path;

    /// <inheritdoc/>
    public override long PlainBytes => _file.Position;

    /// <inheritdoc/>
    public override void Complete() => _file.Flush(flushToDisk: true);

    /// <inheritdoc/>
    public override void Dispose() => _file.Dispose();

    /// <inheritdoc/>
    protected override void WriteRow(ReadOnlySpan<object?> row)
    {
        using var line = new JsonTextBuilder();
        WriteMembers(schema.Fields, row, line);
        _file.Write(line.Raw("\n").Utf8);
    }

    private static void WriteMembers(IReadOnlyList<ParquetField> fields, ReadOnlySpan<object?> values, JsonTextBuilder line)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            line.Raw(i == 0 ? "{" : ",").Text(fields[i].Name).Raw(":");
            Write(fields[i], values[i], line);
        }

        line.Raw("}");
    }

    private static void Write(ParquetField field, object? value, JsonTextBuilder line)
    {
        switch (value)
        {
            case null:
                line.Raw("null");
                break;
            case object?[] items when field.Kind == ParquetFieldKind.List:
                line.Raw("[");
                for (var i = 0; i < items.Length; i++)
                {
                    line.Raw(i == 0 ? "" : ",");
                    Write(field.Children[0], items[i], line);
                }

                line.Raw("]");
                break;
            case object?[] members:
                WriteMembers(field.Children, members, line);
                break;
            case string text:
                line.Text(text);
                break;
            case bool flag:
                line.Raw(flag ? "true" : "false");
                break;
            case double number:
                line.Raw(Decimal(number));
                break;
            default:
                line.Raw(Convert.ToString(value, CultureInfo.InvariantCulture)!);
                break;
        }
    }

    /// <summary>Always with a point or exponent, so that a column of whole numbers is not read as integers.</summary>
    private static string Decimal(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }
}
