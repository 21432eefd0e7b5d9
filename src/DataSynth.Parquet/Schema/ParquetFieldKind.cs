namespace DataSynth.Parquet;

/// <summary>What a field holds, whatever layout the file uses for it.</summary>
public enum ParquetFieldKind
{
    /// <summary>One value: a column of the file.</summary>
    Primitive,

    /// <summary>Named members, one of each.</summary>
    Struct,

    /// <summary>Any number of elements of one kind.</summary>
    List,

    /// <summary>Any number of entries, each a struct of a key and, mostly, a value.</summary>
    Map,
}
