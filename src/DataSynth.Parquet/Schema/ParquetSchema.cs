namespace DataSynth.Parquet;

/// <summary>The fields of a row, in order.</summary>
public sealed class ParquetSchema
{
    /// <summary>Fields nested deeper than this are refused, on writing and on reading.</summary>
    public const int MaxDepth = 64;

    /// <summary>Creates a schema.</summary>
    /// <param name="fields">The fields, with names that differ.</param>
    /// <exception cref="ArgumentException">Two fields of one struct share a name, or fields nest deeper than <see cref="MaxDepth"/>.</exception>
    public ParquetSchema(IReadOnlyList<ParquetField> fields)
        : this(fields, isChecked: true)
    {
    }

    // A file may hold what a new schema may not, such as two fields of one name; such a schema is never written.
    internal ParquetSchema(IReadOnlyList<ParquetField> fields, bool isChecked)
    {
        ArgumentNullException.ThrowIfNull(fields);
        Fields = [.. fields];
        if (isChecked)
            Check(Fields, "", 1);
    }

    /// <summary>The fields, in the order in which rows hold them.</summary>
    public IReadOnlyList<ParquetField> Fields { get; }

    /// <summary>Position of a field in rows.</summary>
    /// <param name="name">The field's name.</param>
    /// <returns>The position, or -1 where no field has that name.</returns>
    public int IndexOf(string name)
    {
        for (var i = 0; i < Fields.Count; i++)
        {
            if (Fields[i].Name == name)
                return i;
        }

        return -1;
    }

    /// <summary>The schema as text, one field per line, members and elements indented below.</summary>
    public override string ToString() => SchemaText.Render(this);

    private static void Check(IReadOnlyList<ParquetField> fields, string path, int depth)
    {
        if (depth > MaxDepth)
            throw new ArgumentException($"Field {path} is nested deeper than {MaxDepth} levels.", nameof(fields));
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            var own = path.Length == 0 ? field.Name : $"{path}.{field.Name}";
            if (!names.Add(field.Name))
                throw new ArgumentException($"Field {own} occurs twice; names within one struct must differ.", nameof(fields));
            Check(field.Children, own, depth + (field.Kind is ParquetFieldKind.List or ParquetFieldKind.Map ? 2 : 1));
        }
    }
}
