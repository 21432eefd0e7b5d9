namespace DataSynth.ToolCalling.Schemas;

/// <summary>The primitive types of JSON Schema (core 2020-12 §4.2.1) as a set; a schema may allow several.</summary>
[Flags]
public enum JsonTypes
{
    /// <summary>No type; no value conforms.</summary>
    None = 0,

    /// <summary><c>null</c>.</summary>
    Null = 1,

    /// <summary><c>true</c> and <c>false</c>.</summary>
    Boolean = 2,

    /// <summary>Numbers without a fraction; <c>5.0</c> is one.</summary>
    Integer = 4,

    /// <summary>All numbers, integers among them.</summary>
    Number = 8,

    /// <summary>Strings.</summary>
    String = 16,

    /// <summary>Arrays, also where the source says tuple, list or set.</summary>
    Array = 32,

    /// <summary>Objects, also where the source says dict or map.</summary>
    Object = 64,

    /// <summary>Every type, which is what a schema without a type means.</summary>
    Any = Null | Boolean | Integer | Number | String | Array | Object,
}
