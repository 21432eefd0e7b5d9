using DataSynth.Parquet.Schema;

namespace DataSynth.Parquet.Reading;

/// <summary>
/// Puts rows together from columns by their levels (Dremel, Melnik et al. 2010). Null, empty and absent stay apart. Levels that
/// contradict the schema or each other are an error of the file.
/// </summary>
/// <param name="fields">The fields to read.</param>
/// <param name="columns">The columns by index; null where a column is not read.</param>
/// <param name="budget">Limits on a row.</param>
internal sealed class RowAssembler(IReadOnlyList<BoundField> fields, ColumnReader?[] columns, ReadBudget budget)
{
    private readonly ColumnReader[] _read = [.. columns.OfType<ColumnReader>()];

    /// <summary>Goes to the first slot of every column.</summary>
    public void Begin()
    {
        foreach (var column in _read)
            column.Advance();
    }

    /// <summary>Reads the next row.</summary>
    public object?[] ReadRow()
    {
        budget.BeginRow();
        foreach (var column in _read)
        {
            if (!column.HasSlot)
                throw column.Context.Malformed("the end of the column", "as many rows as the row group announces");
            if (column.Repetition != 0)
                throw column.Context.Malformed($"a row that begins at repetition level {column.Repetition}", "0");
        }

        var row = new object?[fields.Count];
        for (var i = 0; i < row.Length; i++)
            row[i] = Read(fields[i]);
        return row;
    }

    /// <summary>Checks that no column goes on behind the last row.</summary>
    public void End()
    {
        foreach (var column in _read)
        {
            if (column.HasSlot)
                throw column.Context.Malformed("values behind the last row", "as many rows as the row group announces");
        }
    }

    private object? Read(BoundField field) => field.Field.Kind switch
    {
        ParquetFieldKind.Primitive => ReadValue(field),
        ParquetFieldKind.Struct => ReadStruct(field),
        _ => ReadList(field),
    };

    private object? ReadValue(BoundField field)
    {
        var column = Column(field.Leaf!);
        object? value = null;
        if (column.Definition >= field.PresentLevel)
            value = column.ReadValue();
        else
            CheckAbsent(field, column);
        column.Advance();
        return value;
    }

    private object?[]? ReadStruct(BoundField field)
    {
        if (Column(field.Leaves[0]).Definition < field.PresentLevel)
        {
            SkipAbsent(field);
            return null;
        }

        var members = new object?[field.Children.Count];
        for (var i = 0; i < members.Length; i++)
            members[i] = Read(field.Children[i]);
        return members;
    }

    private List<object?>? ReadList(BoundField field)
    {
        var head = Column(field.Leaves[0]);
        if (head.Definition < field.PresentLevel)
        {
            SkipAbsent(field);
            return null;
        }

        if (head.Definition < field.ElementLevel)
        {
            SkipEmpty(field);
            return [];
        }

        var elements = new List<object?>();
        do
        {
            budget.TakeElement(head.Context);
            elements.Add(Read(field.Children[0]));
            CheckRepetition(field, head);
        }
        while (head.Repetition == field.RepetitionLevel);
        return elements;
    }

    private void SkipAbsent(BoundField field)
    {
        foreach (var leaf in field.Leaves)
        {
            var column = Column(leaf);
            CheckAbsent(field, column);
            column.Advance();
        }
    }

    private void SkipEmpty(BoundField field)
    {
        foreach (var leaf in field.Leaves)
        {
            var column = Column(leaf);
            if (column.Definition != field.PresentLevel)
                throw Contradiction(column, field.PresentLevel);
            column.Advance();
        }
    }

    // Whatever is around the field is there, so a column that says less contradicts its neighbours.
    private static void CheckAbsent(BoundField field, ColumnReader column)
    {
        if (!field.Field.IsNullable || column.Definition != field.PresentLevel - 1)
            throw Contradiction(column, field.PresentLevel);
    }

    private void CheckRepetition(BoundField field, ColumnReader head)
    {
        if (head.Repetition > field.RepetitionLevel)
            throw head.Context.Malformed($"repetition level {head.Repetition}", $"at most {field.RepetitionLevel} here");
        for (var i = 1; i < field.Leaves.Count; i++)
        {
            var column = Column(field.Leaves[i]);
            if (column.Repetition != head.Repetition && (column.Repetition >= field.RepetitionLevel || head.Repetition >= field.RepetitionLevel))
                throw column.Context.Malformed($"repetition level {column.Repetition}", $"{head.Repetition}, as in the columns beside it");
        }
    }

    private ColumnReader Column(LeafColumn leaf) => columns[leaf.Index]!;

    private static ParquetException Contradiction(ColumnReader column, int expected) =>
        column.Context.Malformed($"definition level {column.Definition}", $"{expected}, as the schema and the columns beside it have it");
}
