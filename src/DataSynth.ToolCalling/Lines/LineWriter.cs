using System.Buffers;
using System.Buffers.Text;
using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Lines;

/// <summary>Writes one JSON object to a line, member by member.</summary>
/// <param name="output">Where the bytes go.</param>
internal ref struct LineWriter(IBufferWriter<byte> output)
{
    private const int MaxNumberLength = 32;

    private bool _hasMembers;

    /// <summary>A line that says why another could not be evaluated.</summary>
    /// <param name="id">The other line's id as it was written; empty when it has none.</param>
    /// <param name="error">Why.</param>
    /// <param name="output">Where the bytes go.</param>
    /// <returns>False, which is what evaluations return then.</returns>
    public static bool Fail(ReadOnlySpan<byte> id, string error, IBufferWriter<byte> output)
    {
        var writer = new LineWriter(output);
        writer.Id(id);
        writer.Text("\"error\":"u8, error);
        writer.End();
        return false;
    }

    /// <summary>The id, echoed as it was written; nothing when there was none.</summary>
    public void Id(ReadOnlySpan<byte> raw)
    {
        if (!raw.IsEmpty)
            Raw("\"id\":"u8, raw);
    }

    /// <summary>A member with JSON that is already written.</summary>
    /// <param name="label">The quoted name and a colon.</param>
    /// <param name="json">The value.</param>
    public void Raw(ReadOnlySpan<byte> label, ReadOnlySpan<byte> json)
    {
        Label(label);
        output.Write(json);
    }

    /// <summary>A string or <c>null</c>.</summary>
    public void Text(ReadOnlySpan<byte> label, string? text)
    {
        Label(label);
        if (text is null)
            output.Write("null"u8);
        else
            JsonTextWriter.WriteString(text, output);
    }

    /// <summary>A number that reads back equal, or <c>null</c>.</summary>
    public void Number(ReadOnlySpan<byte> label, double? value)
    {
        Label(label);
        if (value is not { } number)
        {
            output.Write("null"u8);
            return;
        }

        var span = output.GetSpan(MaxNumberLength);
        Utf8Formatter.TryFormat(number, span, out var length);
        output.Advance(length);
    }

    /// <summary>A value or <c>null</c>.</summary>
    public void Value(ReadOnlySpan<byte> label, JsonValue? value)
    {
        Label(label);
        if (value is null)
            output.Write("null"u8);
        else
            value.WriteTo(output);
    }

    /// <summary>The name of a member whose value the caller writes.</summary>
    public void Label(ReadOnlySpan<byte> label)
    {
        output.Write(_hasMembers ? ","u8 : "{"u8);
        _hasMembers = true;
        output.Write(label);
    }

    /// <summary>Closes the object; at least one member was written.</summary>
    public readonly void End() => output.Write("}"u8);
}
