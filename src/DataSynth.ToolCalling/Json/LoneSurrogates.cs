using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace DataSynth.ToolCalling.Json;

/// <summary>
/// Unescapes JSON strings that hold a surrogate escape, which <c>Utf8JsonReader.GetString</c> refuses when it stands alone.
/// RFC 8259 §8.2 allows such text; Python's <c>json</c> reads and writes it.
/// </summary>
internal static class LoneSurrogates
{
    /// <summary>Unescapes a string body, if it needs the care that the framework does not take.</summary>
    /// <param name="body">The bytes between the quotes; escapes are already known to be well formed.</param>
    /// <param name="text">The unescaped text.</param>
    /// <returns>False when there is no surrogate escape, so that the framework's own routine is right.</returns>
    public static bool TryUnescape(ReadOnlySpan<byte> body, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (body.IndexOf("\\ud"u8) < 0 && body.IndexOf("\\uD"u8) < 0)
            return false;

        var builder = new StringBuilder(body.Length);
        while (!body.IsEmpty)
        {
            var escape = body.IndexOf((byte)'\\');
            if (escape < 0)
                escape = body.Length;
            builder.Append(Encoding.UTF8.GetString(body[..escape]));
            body = body[escape..];
            if (body.IsEmpty)
                break;

            builder.Append(Unescape(body, out var length));
            body = body[length..];
        }

        text = builder.ToString();
        return true;
    }

    private static char Unescape(ReadOnlySpan<byte> escape, out int length)
    {
        length = 2;
        switch (escape[1])
        {
            case (byte)'b': return '\b';
            case (byte)'f': return '\f';
            case (byte)'n': return '\n';
            case (byte)'r': return '\r';
            case (byte)'t': return '\t';
            case (byte)'u':
                length = 6;
                return (char)ushort.Parse(escape[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            default: return (char)escape[1];
        }
    }
}
