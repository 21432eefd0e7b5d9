using DataSynth.Cli.Console;
using DataSynth.Datasets.Obfuscation;

namespace DataSynth.Cli.Runs;

/// <summary>Old names in obfuscated tasks, in words.</summary>
internal static class LeakText
{
    /// <summary>One sentence.</summary>
    /// <param name="variants">Obfuscated variants.</param>
    /// <param name="leaking">Those that still say an old name.</param>
    /// <param name="leaks">Where.</param>
    public static string Describe(long variants, long leaking, LeakCounts leaks)
    {
        if (leaking == 0)
            return $"{NumberText.Count(variants)} obfuscated variants, none of which says an old name";
        var places = new List<string>();
        if (leaks.Names > 0)
            places.Add($"{NumberText.Count(leaks.Names)} descriptions (obfuscate.descriptions: replace or drop changes them)");
        if (leaks.Messages > 0)
            places.Add($"{NumberText.Count(leaks.Messages)} messages (which are never changed)");
        return $"{NumberText.Count(leaking)} of {NumberText.Count(variants)} obfuscated variants still say an old name, in {string.Join(" and ", places)}";
    }
}
