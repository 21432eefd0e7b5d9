using System.Buffers;
using System.Text;

namespace DataSynth.ToolCalling.Json;

/// <summary>
/// An immutable JSON value that loses nothing a label depends on: the text of numbers (<c>1.0</c> is not <c>1</c>), the order of
/// members, lone surrogates, and the fact that a key was given twice.
/// </summary>
/// <remarks>
/// <c>System.Text.Json</c>'s own trees either drop number text or throw on lone surrogates, and neither can be built from the values
/// that models write in other notations (Python literals, tagged text). Equality of values is a matter of rules, not of this type:
/// reference equality is all it has.
/// </remarks>
public abstract class JsonValue
{
    private protected JsonValue()
    {
    }

    /// <summary>Which of the six kinds this value is; decides the concrete type.</summary>
    public abstract JsonKind Kind { get; }

    /// <summary>Writes this value as compact JSON (no space, members in their order, number text as read) in UTF-8.</summary>
    /// <param name="output">Where the bytes go.</param>
    public void WriteTo(IBufferWriter<byte> output) => JsonTextWriter.Write(this, output);

    /// <summary>This value as compact JSON text, as <see cref="WriteTo"/> writes it.</summary>
    public sealed override string ToString()
    {
        var buffer = new ArrayBufferWriter<byte>();
        WriteTo(buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads one JSON text.</summary>
    /// <param name="text">The whole text; only white space may follow the value.</param>
    /// <returns>The value.</returns>
    /// <exception cref="JsonFormatException">The text is not one JSON value, or is nested deeper than
    /// <see cref="JsonTextReader.DefaultMaxDepth"/>.</exception>
    public static JsonValue Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="Parse(string)"/>
    /// <param name="utf8">The whole text as UTF-8.</param>
    public static JsonValue Parse(ReadOnlySpan<byte> utf8)
        => JsonTextReader.TryRead(utf8, JsonTextReader.DefaultMaxDepth, out var value, out var error)
            ? value
            : throw new JsonFormatException(error.Value);
}
