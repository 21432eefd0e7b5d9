namespace DataSynth.Datasets.Sources.Conditions;

/// <summary>How a field must stand to a value; the others are made of these with <c>not</c>.</summary>
internal enum Relation
{
    /// <summary>The same value.</summary>
    Equal,

    /// <summary>Before it.</summary>
    Less,

    /// <summary>Before it or the same.</summary>
    LessOrEqual,

    /// <summary>After it.</summary>
    Greater,

    /// <summary>After it or the same.</summary>
    GreaterOrEqual,
}
