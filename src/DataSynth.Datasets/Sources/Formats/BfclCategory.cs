using System.Text.RegularExpressions;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Sources.Formats;

/// <summary>What the names of the leaderboard's categories say.</summary>
internal static partial class BfclCategory
{
    /// <summary>How the names of categories begin in which something is right; what is right is not always published.</summary>
    private static readonly string[] Callable =
    [
        "simple", "multiple", "parallel", "java", "exec", "rest", "sql", "chatable", "live_", "multi_turn", "memory", "web_search", "format_sensitivity",
    ];

    /// <summary>The category within an id such as <c>live_simple_12-3-0</c>, <c>v1_rest_4</c> or <c>java_4</c>.</summary>
    public static string OfId(string id)
    {
        id = Version().Replace(id, "");
        var cut = id.LastIndexOf('_');
        var isNumbered = cut > 0 && cut + 1 < id.Length && char.IsAsciiDigit(id[cut + 1]);
        return isNumbered ? id[..cut] : id;
    }

    /// <summary>Whether no call is right. The first version published these cases as <c>relevance</c>.</summary>
    public static bool IsIrrelevance(string category)
        => category.Contains("irrelevance", StringComparison.Ordinal) || category is "relevance";

    /// <summary>Whether cases of a category are conversations with simulated servers, which the leaderboard plays through.</summary>
    public static bool IsExecuted(string category)
        => category.StartsWith("multi_turn", StringComparison.Ordinal)
            || category.StartsWith("memory", StringComparison.Ordinal)
            || category.StartsWith("web_search", StringComparison.Ordinal);

    /// <summary>Whether a missing ground truth means that no call is right: in the irrelevance categories, and on lines that name no
    /// category of the leaderboard.</summary>
    public static bool AllowsNoGroundTruth(string category)
        => IsIrrelevance(category) || !Callable.Any(start => category.StartsWith(start, StringComparison.Ordinal));

    /// <summary>In which language the arguments of a category are written.</summary>
    public static SourceLanguage LanguageOf(string category)
    {
        if (category.Contains("javascript", StringComparison.Ordinal))
            return SourceLanguage.JavaScript;
        return category.Contains("java", StringComparison.Ordinal) ? SourceLanguage.Java : SourceLanguage.Python;
    }

    /// <summary>What stands before a category in ids and file names of some versions.</summary>
    [GeneratedRegex("^(?:gorilla_openfunctions_v1_test_|BFCL_v[0-9]+_|v[0-9]+[_:])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Version();
}
