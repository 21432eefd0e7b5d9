using System.Text;
using System.Text.Json;
using DataSynth.Cli.Console;
using DataSynth.Cli.Console.Summary;
using DataSynth.Parquet;

namespace DataSynth.Cli.Inspection;

/// <summary>A Parquet file: schema, sizes, codecs, encodings, nulls, bounds, from its footer and the heads of its pages.</summary>
internal sealed class ParquetReport : InspectionReport
{
    private const int MaxBoundCells = 30;

    private readonly ParquetFileSummary _file;
    private readonly ParquetSchema _schema;
    private readonly IReadOnlyList<ColumnTotals> _columns;

    private ParquetReport(ParquetFileReader reader)
    {
        _file = reader.Inspect();
        _schema = reader.Schema;
        var groups = _file.RowGroups;
        _columns = groups.Count == 0
            ? []
            : [.. Enumerable.Range(0, groups[0].Columns.Count).Select(i => ColumnTotals.Of([.. groups.Select(group => group.Columns[i])], _file.Bounds[i]))];
    }

    /// <summary>Reads a file's footer and the heads of its pages.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ParquetException">It is not a Parquet file.</exception>
    public static ParquetReport Open(string path)
    {
        using var reader = ParquetFileReader.Open(path);
        return new ParquetReport(reader);
    }

    /// <inheritdoc/>
    public override string ToText(int width)
    {
        var output = new StringBuilder();
        output.Append($"{_file.Path}: {NumberText.Count(_file.RowCount)} rows in {NumberText.Count(_file.RowGroups.Count)} row groups, ")
            .Append($"{NumberText.Bytes(_file.FileBytes)}, written by {DisplayWidth.Printable(_file.CreatedBy ?? "a program that does not say")}\n");
        foreach (var (key, value) in _file.KeyValues)
            output.Append($"  {DisplayWidth.Printable(key)} = {DisplayWidth.Truncate(DisplayWidth.Printable(value ?? string.Empty), 100)}\n");

        output.Append('\n').Append(string.Join('\n', _file.Schema.Split('\n').Select(DisplayWidth.Printable))).Append('\n');
        if (_columns.Count == 0)
            return output.ToString();

        var rows = _columns.Select(column => (IReadOnlyList<string>)
        [
            column.Name,
            NumberText.Count(column.Values),
            column.Nulls is { } nulls ? NumberText.Count(nulls) : "-",
            NumberText.Bytes(column.StoredBytes),
            NumberText.Bytes(column.PlainBytes),
            string.Join('+', column.Codecs),
            string.Join('+', column.Encodings),
            column.HasDictionary switch { true => "yes", false => "no", null => "some" },
        ]).ToArray();
        output.Append(TextTable.Render(["column", "values", "nulls", "stored", "plain", "codec", "encodings", "dictionary"], rows, width, TextStyle.Plain));
        output.Append($"\npage index: {Coverage(column => column.HasPageIndex)}; checksums: {Coverage(column => column.HasChecksums)}\n");
        AppendBounds(output, width);
        return output.ToString();
    }

    /// <inheritdoc/>
    public override void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteString("kind", "parquet");
        writer.WriteString("path", _file.Path);
        writer.WriteNumber("rows", _file.RowCount);
        writer.WriteNumber("row_groups", _file.RowGroups.Count);
        writer.WriteNumber("bytes", _file.FileBytes);
        writer.WriteString("created_by", _file.CreatedBy);
        writer.WriteStartArray("key_values");
        foreach (var (key, value) in _file.KeyValues)
        {
            writer.WriteStartObject();
            writer.WriteString("key", key);
            writer.WriteString("value", value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteFields("schema", _schema.Fields, writer);
        WriteColumns(writer);
        WriteRowGroups(writer);
    }

    private static string Short(string? bound) => bound is null ? "-" : DisplayWidth.Truncate(DisplayWidth.Printable(bound), MaxBoundCells);

    private string Coverage(Func<ColumnTotals, bool> has)
    {
        var count = _columns.Count(has);
        return count == _columns.Count ? "all columns" : count == 0 ? "none" : $"{count} of {_columns.Count} columns";
    }

    private void AppendBounds(StringBuilder output, int width)
    {
        var rows = _columns
            .Where(column => column.Bounds is not { Min: null, Max: null })
            .Select(column => (IReadOnlyList<string>)[column.Name, Short(column.Bounds.Min), Short(column.Bounds.Max)])
            .ToArray();
        if (rows.Length > 0)
            output.Append('\n').Append(TextTable.Render(["column", "least", "greatest"], rows, width, TextStyle.Plain));
    }

    private void WriteRowGroups(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("row_group_details");
        foreach (var group in _file.RowGroups)
        {
            writer.WriteStartObject();
            writer.WriteNumber("rows", group.RowCount);
            writer.WriteNumber("stored_bytes", group.StoredBytes);
            writer.WriteStartArray("columns");
            foreach (var column in group.Columns)
            {
                writer.WriteStartObject();
                writer.WriteString("name", column.Name);
                writer.WriteString("codec", column.Codec);
                writer.WriteTexts("encodings", column.Encodings);
                writer.WriteNumber("stored_bytes", column.StoredBytes);
                writer.WriteNumber("plain_bytes", column.UncompressedBytes);
                writer.WriteNumber("values", column.ValueCount);
                if (column.NullCount is { } nulls)
                    writer.WriteNumber("nulls", nulls);
                else
                    writer.WriteNull("nulls");
                writer.WriteNumber("pages", column.DataPages);
                writer.WriteBoolean("dictionary", column.HasDictionary);
                writer.WriteString("min", column.Min);
                writer.WriteString("max", column.Max);
                writer.WriteBoolean("column_index", column.HasColumnIndex);
                writer.WriteBoolean("offset_index", column.HasOffsetIndex);
                writer.WriteBoolean("checksums", column.HasChecksums);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WriteColumns(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("columns");
        foreach (var column in _columns)
        {
            writer.WriteStartObject();
            writer.WriteString("name", column.Name);
            writer.WriteString("type", column.Type);
            writer.WriteNumber("values", column.Values);
            if (column.Nulls is { } nulls)
                writer.WriteNumber("nulls", nulls);
            else
                writer.WriteNull("nulls");
            writer.WriteNumber("stored_bytes", column.StoredBytes);
            writer.WriteNumber("plain_bytes", column.PlainBytes);
            writer.WriteTexts("codecs", column.Codecs);
            writer.WriteTexts("encodings", column.Encodings);
            if (column.HasDictionary is { } dictionary)
                writer.WriteBoolean("dictionary", dictionary);
            else
                writer.WriteString("dictionary", "some");
            writer.WriteString("min", column.Bounds.Min);
            writer.WriteString("max", column.Bounds.Max);
            writer.WriteBoolean("page_index", column.HasPageIndex);
            writer.WriteBoolean("checksums", column.HasChecksums);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteFields(string name, IReadOnlyList<ParquetField> fields, Utf8JsonWriter writer)
    {
        writer.WriteStartArray(name);
        foreach (var field in fields)
        {
            writer.WriteStartObject();
            writer.WriteString("name", field.Name);
            writer.WriteString("kind", field.Kind.ToString().ToLowerInvariant());
            if (field.PhysicalType is { } physical)
                writer.WriteString("type", physical.ToString());
            if (field.LogicalType is { } logical)
                writer.WriteString("logical_type", logical.Kind.ToString());
            writer.WriteBoolean("nullable", field.IsNullable);
            if (field.Children.Count > 0)
                WriteFields("children", field.Children, writer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
