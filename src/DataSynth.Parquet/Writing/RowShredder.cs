using DataSynth.Parquet.Schema;

namespace DataSynth.Parquet.Writing;

/// <summary>Takes rows apart into columns with repetition and definition levels (Dremel, Melnik et al. 2010).</summary>
/// <param name="fields">The fields of a row.</param>
/// <param name="columns">The columns, by index.</param>
internal sealed class RowShredder(IReadOnlyList<BoundField> fields, IReadOnlyList<ColumnChunkWriter> columns)
{
    private readonly ValueEncoder[] _encoders =
        [.. fields.SelectMany(field => field.Leaves).OrderBy(leaf => leaf.Index).Select(leaf => new ValueEncoder(leaf))];

    /// <summary>Writes a row into the columns.</summary>
    /// <exception cref="ParquetException">A value does not fit its field. The columns are then of unequal length.</exception>
    public void Write(ReadOnlySpan<object?> row)
    {
        if (row.Length != fields.Count)
            throw new ParquetException($"found a row of {row.Length} values, expected {fields.Count}, one per field");
        for (var i = 0; i < row.Length; i++)
            Write(fields[i], row[i], 0, 0);
    }

    /// <param name="field">The field.</param>
    /// <param name="value">Its value.</param>
    /// <param name="repetition">Level at which the path repeats here.</param>
    /// <param name="definition">Level up to which everything around the field is there.</param>
    private void Write(BoundField field, object? value, int repetition, int definition)
    {
        if (value is null)
        {
            if (!field.Field.IsNullable)
                throw Unfit(field, "null", "a value, because the field is required");
            WriteNull(field, repetition, definition);
            return;
        }

        switch (field.Field.Kind)
        {
            case ParquetFieldKind.Primitive:
                var leaf = field.Leaf!;
                columns[leaf.Index].Add(repetition, field.PresentLevel, _encoders[leaf.Index].Encode(value));
                break;
            case ParquetFieldKind.Struct:
                WriteStruct(field, value, repetition);
                break;
            default:
                WriteList(field, value, repetition);
                break;
        }
    }

    private void WriteStruct(BoundField field, object value, int repetition)
    {
        if (value is not object?[] members)
            throw Unfit(field, value.GetType().Name, "an object[] of the struct's members");
        if (members.Length != field.Children.Count)
            throw Unfit(field, $"{members.Length} members", $"{field.Children.Count}");
        for (var i = 0; i < members.Length; i++)
            Write(field.Children[i], members[i], repetition, field.PresentLevel);
    }

    private void WriteList(BoundField field, object value, int repetition)
    {
        if (value is not IReadOnlyList<object?> elements)
            throw Unfit(field, value.GetType().Name, "an IReadOnlyList<object?>");
        if (elements.Count == 0)
        {
            WriteNull(field, repetition, field.PresentLevel);
            return;
        }

        for (var i = 0; i < elements.Count; i++)
            Write(field.Children[0], elements[i], i == 0 ? repetition : field.RepetitionLevel, field.ElementLevel);
    }

    private void WriteNull(BoundField field, int repetition, int definition)
    {
        foreach (var leaf in field.Leaves)
            columns[leaf.Index].AddNull(repetition, definition);
    }

    private static ParquetException Unfit(BoundField field, string found, string expected) =>
        new($"field {field.Field.Name}: found {found}, expected {expected}", null, null, field.Leaves[0].Name, null);
}
