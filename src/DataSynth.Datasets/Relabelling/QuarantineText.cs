using System.Text;

namespace DataSynth.Datasets.Relabelling;

/// <summary>How much of a quarantined record is listed.</summary>
internal static class QuarantineText
{
    private const int MaxCharacters = 4096;

    /// <summary>The beginning of a record.</summary>
    public static string Of(ReadOnlySpan<byte> utf8)
    {
        // No character of UTF-16 takes more than three bytes of UTF-8.
        var text = Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, MaxCharacters * 3)].Trim(" \t\r\n"u8));
        return text.Length <= MaxCharacters ? text : text[..MaxCharacters];
    }
}
