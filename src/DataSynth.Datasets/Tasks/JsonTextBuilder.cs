using System.Buffers;
using System.Text;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Tasks;

/// <summary>
/// Puts JSON text together from values, escaped strings, and stretches of text that are JSON already. One that is disposed lends its
/// buffer to the thread's next one, for the places where millions of short texts are made.
/// </summary>
internal sealed class JsonTextBuilder : IDisposable
{
    private const int InitialBytes = 1024;
    private const int MostSpareBytes = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _spare;

    private readonly ArrayBufferWriter<byte> _output = TakeSpare() ?? new(InitialBytes);

    /// <summary>Appends text that is JSON already.</summary>
    public JsonTextBuilder Raw(string json)
    {
        Encoding.UTF8.GetBytes(json, _output);
        return this;
    }

    /// <summary>Appends a quoted and escaped string.</summary>
    public JsonTextBuilder Text(string text)
    {
        JsonTextWriter.WriteString(text, _output);
        return this;
    }

    /// <summary>Appends a value.</summary>
    public JsonTextBuilder Value(JsonValue value)
    {
        value.WriteTo(_output);
        return this;
    }

    /// <summary>The UTF-8 bytes so far; valid until the next change.</summary>
    public ReadOnlySpan<byte> Utf8 => _output.WrittenSpan;

    /// <summary>The text so far.</summary>
    public override string ToString() => Encoding.UTF8.GetString(_output.WrittenSpan);

    /// <summary>Ends the use of the builder.</summary>
    public void Dispose()
    {
        if (_output.Capacity > MostSpareBytes)
            return;
        _output.ResetWrittenCount();
        _spare = _output;
    }

    private static ArrayBufferWriter<byte>? TakeSpare()
    {
        var spare = _spare;
        _spare = null;
        return spare;
    }
}
