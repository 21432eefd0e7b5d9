namespace DataSynth.ToolCalling.Json;

/// <summary>The six kinds of JSON value; <c>true</c> and <c>false</c> share one (RFC 8259 §3).</summary>
public enum JsonKind
{
    /// <summary>The literal <c>null</c>; not the same as a missing member.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>; never a number.</summary>
    Boolean,

    /// <summary>A number, kept as its source text.</summary>
    Number,

    /// <summary>A string; may hold lone surrogates.</summary>
    String,

    /// <summary>An ordered list.</summary>
    Array,

    /// <summary>Members in the order of their first appearance.</summary>
    Object,
}
