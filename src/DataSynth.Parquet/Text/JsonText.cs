using System.Buffers;
using System.Text;

namespace DataSynth.Parquet.Text;

/// <summary>
/// Quotes text as JSON and escapes only what RFC 8259 §7 demands; the runtime's own encoders also escape everything beyond the basic
/// multilingual plane.
/// </summary>
internal static class JsonText
{
    private static readonly SearchValues<char> Special = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\']);

    public static string Quote(string text)
    {
        if (text.AsSpan().IndexOfAny(Special) < 0)
            return $"\"{text}\"";
        var quoted = new StringBuilder(text.Length + 16).Append('"');
        var rest = text.AsSpan();
        for (var next = rest.IndexOfAny(Special); next >= 0; next = rest.IndexOfAny(Special))
        {
            quoted.Append(rest[..next]).Append(Escape(rest[next]));
            rest = rest[(next + 1)..];
        }

        return quoted.Append(rest).Append('"').ToString();
    }

    private static string Escape(char special) => special switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => $"\\u{(int)special:x4}",
    };
}
