using System.Text;
using System.Text.Json;
using DataSynth.Cli.Console;
using DataSynth.Cli.Console.Summary;
using DataSynth.Parquet;

namespace DataSynth.Cli.Inspection;

/// <summary>A Parquet file: schema, sizes, codecs, encodings, nulls, from its footer alone.</summary>
internal sealed class ParquetReport : InspectionReport
{
    private readonly string _path;
    private readonly long _fileBytes;
    private readonly ParquetSchema _schema;
    private readonly ParquetFileMetadata _metadata;
    private readonly IReadOnlyList<ParquetColumnSummary> _columns;

    private ParquetReport(ParquetFileReader reader)
    {
        _path = reader.Path;
        _fileBytes = reader.FileBytes;
        _schema = reader.Schema;
        _metadata = reader.Metadata;
        var groups = _metadata.RowGroups;
        _columns = groups.Count == 0
            ? []
            : [.. Enumerable.Range(0, groups[0].Columns.Count).Select(i => ParquetColumnSummary.Of([.. groups.Select(group => group.Columns[i])]))];
    }

    /// <summary>Reads a file's footer.</summary>
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
        output.Append($"{_path}: {NumberText.Count(_metadata.RowCount)} rows in {NumberText.Count(_metadata.RowGroups.Count)} row groups, ")
            .Append($"{NumberText.Bytes(_fileBytes)}, written by {DisplayWidth.Printable(_metadata.CreatedBy ?? "a program that does not say")}\n");
        foreach (var (key, value) in _metadata.KeyValues)
            output.Append($"  {DisplayWidth.Printable(key)} = {DisplayWidth.Truncate(DisplayWidth.Printable(value ?? string.Empty), 100)}\n");

        output.Append('\n').Append(string.Join('\n', _schema.ToString().Split('\n').Select(DisplayWidth.Printable))).Append('\n');
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
        ]).ToArray();
        output.Append(TextTable.Render(["column", "values", "nulls", "stored", "plain", "codec", "encodings"], rows, width, TextStyle.Plain));
        return output.ToString();
    }

    /// <inheritdoc/>
    public override void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteString("kind", "parquet");
        writer.WriteString("path", _path);
        writer.WriteNumber("rows", _metadata.RowCount);
        writer.WriteNumber("row_groups", _metadata.RowGroups.Count);
        writer.WriteNumber("bytes", _fileBytes);
        writer.WriteString("created_by", _metadata.CreatedBy);
        writer.WriteStartArray("key_values");
        foreach (var (key, value) in _metadata.KeyValues)
        {
            writer.WriteStartObject();
            writer.WriteString("key", key);
            writer.WriteString("value", value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteFields("schema", _schema.Fields, writer);
        WriteColumns(writer);
    }

    private void WriteColumns(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("columns");
        foreach (var column in _columns)
        {
            writer.WriteStartObject();
            writer.WriteString("name", column.Name);
            writer.WriteString("type", column.Type.ToString());
            writer.WriteNumber("values", column.Values);
            if (column.Nulls is { } nulls)
                writer.WriteNumber("nulls", nulls);
            else
                writer.WriteNull("nulls");
            writer.WriteNumber("stored_bytes", column.StoredBytes);
            writer.WriteNumber("plain_bytes", column.PlainBytes);
            writer.WriteTexts("codecs", column.Codecs);
            writer.WriteTexts("encodings", column.Encodings);
            writer.WriteBoolean("page_index", column.HasPageIndex);
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
