using System.Text;

namespace DataSynth.ToolCalling.Json;

/// <summary>Unicode normalisation that never fails: .NET's own may throw at lone surrogates.</summary>
internal static class Normalization
{
    /// <summary>The text in normalisation form C (Unicode Standard Annex 15); text with a lone surrogate stays as it is.</summary>
    public static string FormC(string text)
    {
        if (Ascii.IsValid(text) || HasLoneSurrogate(text))
            return text;
        return text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
    }

    private static bool HasLoneSurrogate(ReadOnlySpan<char> text)
    {
        var at = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        while (at >= 0)
        {
            if (at + 1 >= text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
                return true;
            text = text[(at + 2)..];
            at = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        }

        return false;
    }
}
