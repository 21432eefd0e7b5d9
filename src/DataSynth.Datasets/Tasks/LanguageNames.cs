using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Tasks;

/// <summary>The spelling of <see cref="SourceLanguage"/> in files; read in any letter case.</summary>
internal static class LanguageNames
{
    /// <summary>Reads a name.</summary>
    public static bool TryRead(string name, out SourceLanguage language)
    {
        foreach (var candidate in Enum.GetValues<SourceLanguage>())
        {
            if (string.Equals(candidate.ToString(), name, StringComparison.OrdinalIgnoreCase))
            {
                language = candidate;
                return true;
            }
        }

        language = default;
        return false;
    }
}
