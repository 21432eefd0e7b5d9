using DataSynth.Datasets.Pairs;
using DataSynth.Datasets.Sources;

namespace DataSynth.Datasets.Export;

/// <summary>What a person should know about a data set that the counts alone do not say loud enough.</summary>
internal static class ExportNotices
{
    /// <summary>The notices, a sentence each.</summary>
    public static IReadOnlyList<string> Of(ExportOptions options, ExportCounts counts, ExportTally tally)
    {
        var notices = new List<string>();
        if (WithoutEffect(options) is { Length: > 0 } settings)
            notices.Add($"{string.Join(" and ", settings)} limit pairs; {RowsOf(options.Profile)}, so nothing is limited here.");
        if (counts.Pairs == 0)
        {
            notices.Add($"The data set has no rows, so it has no files: of {counts.Candidates} candidates {counts.Incorrect} are incorrect and "
                + $"{counts.Correct} correct, and what could have made a row is a duplicate or was left out.");
        }

        foreach (var split in counts.Rows.Where(split => split.Rows == 0 && counts.Pairs > 0))
            notices.Add($"The split {split.Split} has no rows, so it has no file: no task that is left fell on its side.");

        var perturbed = PerturbedRows(tally);
        if (perturbed > 0)
        {
            notices.Add(
                $"{perturbed} of {counts.Pairs} rows ({Share(perturbed, counts.Pairs)}) were made by perturb from the right calls, not by a model.");
        }

        var unstated = tally.Licenses.Where(entry => entry.License == ExportTally.NotStated).Select(entry => entry.Dataset).ToArray();
        if (unstated.Length > 0)
            notices.Add($"The licence of {string.Join(", ", unstated)} is not stated; state it before you publish the set.");
        var restricted = tally.Licenses.Where(entry => LicenseTerms.RestrictionOf(entry.License) is not null)
            .Select(entry => $"{entry.Dataset} ({entry.License})").ToArray();
        if (restricted.Length > 0)
            notices.Add($"Share-alike or non-commercial terms come with {string.Join(", ", restricted)} and hold for this set too.");
        return notices;
    }

    /// <summary>Rows that perturb made.</summary>
    public static long PerturbedRows(ExportTally tally)
    {
        var perturb = tally.Generators.Where(generator => generator.IsPerturb).Select(generator => generator.Name).ToHashSet();
        return tally.Outcomes().Where(outcome => perturb.Contains(outcome.Model)).Sum(outcome => outcome.Pairs ?? 0);
    }

    /// <summary>A share in percent with one decimal, such as <c>12.5 %</c>.</summary>
    public static string Share(long part, long whole) => whole == 0 ? "0.0 %" : $"{100.0 * part / whole:0.0} %";

    /// <summary>Settings that were given and that a profile without pairs has no use for.</summary>
    private static string[] WithoutEffect(ExportOptions options)
    {
        if (options.Profile.Source == RowSource.Pairs)
            return [];
        string?[] given =
        [
            options.Pairs.PerTask == new PairSettings().PerTask ? null : "`pairs.per_task`",
            options.Selection.TakesEverything ? null : "the limits of `select`",
        ];
        return [.. given.OfType<string>()];
    }

    private static string RowsOf(ExportProfile profile)
        => profile.Source == RowSource.Candidates
            ? $"the profile {profile.Name} has a row for every distinct answer"
            : $"the profile {profile.Name} has a row for every task";
}
