using DataSynth.Datasets.Export;

namespace DataSynth.Datasets.Pairs;

/// <summary>Counts incorrect candidates that make no row, by reason.</summary>
internal sealed class LeftOutCounts
{
    private readonly long[] _counts = new long[Enum.GetValues<LeftOutReason>().Length];

    /// <summary>How many were left out for a reason.</summary>
    public long this[LeftOutReason reason] => _counts[(int)reason];

    /// <summary>Counts some.</summary>
    public void Add(LeftOutReason reason, long count) => _counts[(int)reason] += count;

    /// <summary>The counts that are not zero, in words, in the order of the reasons.</summary>
    public IReadOnlyList<ReasonCount> InWords()
        => [.. Enum.GetValues<LeftOutReason>().Where(reason => this[reason] > 0).Select(reason => new ReasonCount(Words(reason), this[reason]))];

    private static string Words(LeftOutReason reason) => reason switch
    {
        LeftOutReason.OverTheCap => "over the number of pairs of a task",
        LeftOutReason.ReadsRight => "read like the right calls",
        LeftOutReason.Repaired => "had to be mended",
        LeftOutReason.SuspectGroundTruth => "of tasks whose right calls are in doubt",
        LeftOutReason.NearDuplicateTask => "of near-duplicate tasks",
        LeftOutReason.Contaminated => "of tasks that match a benchmark",
        LeftOutReason.NotOfTheProfile => "have no place in the profile",
        _ => "not selected",
    };
}
