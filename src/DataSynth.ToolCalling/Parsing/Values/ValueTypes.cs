namespace DataSynth.ToolCalling.Parsing.Values;

/// <summary>The types that a schema allows for a value.</summary>
[Flags]
internal enum ValueTypes
{
    /// <summary>The schema says nothing.</summary>
    None = 0,

    /// <summary>Text.</summary>
    String = 1,

    /// <summary>A whole number.</summary>
    Integer = 2,

    /// <summary>Any number.</summary>
    Number = 4,

    /// <summary>True or false.</summary>
    Boolean = 8,

    /// <summary>Null.</summary>
    Null = 16,

    /// <summary>A list.</summary>
    Array = 32,

    /// <summary>An object.</summary>
    Object = 64,
}
