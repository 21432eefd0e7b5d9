using System.Buffers;
using DataSynth.ToolCalling.Comparison.Python;

namespace DataSynth.ToolCalling.Comparison.Bfcl;

/// <summary>The official checker's standardisation of strings.</summary>
internal static class BfclText
{
    private static readonly SearchValues<char> Removed = SearchValues.Create(" ,./-_*^");

    /// <summary>Without spaces and <c>, . / - _ * ^</c>, in lower case, <c>'</c> as <c>"</c>. So <c>-5</c> equals <c>5</c>.</summary>
    public static string Standardize(string text)
    {
        if (text.AsSpan().IndexOfAny(Removed) >= 0)
        {
            var kept = new char[text.Length];
            var length = 0;
            foreach (var character in text)
            {
                if (!Removed.Contains(character))
                    kept[length++] = character;
            }

            text = new string(kept, 0, length);
        }

        return PythonLower.Of(text).Replace('\'', '"');
    }
}
