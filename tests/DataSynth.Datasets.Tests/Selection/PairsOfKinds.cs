using DataSynth.Datasets.Keys;
using DataSynth.Datasets.Selection;
using DataSynth.ToolCalling.Seeding;

namespace DataSynth.Datasets.Tests.Selection;

/// <summary>Pairs that are nothing but their kinds, in an order by chance that is always the same.</summary>
internal static class PairsOfKinds
{
    public static PairChoice Choose(IReadOnlyList<PairKind> kinds, IReadOnlyList<long> available, SelectionSettings settings)
    {
        var random = new SeededRandom(7, "pairs");
        int[] pairs = [.. available.SelectMany((count, kind) => Enumerable.Repeat(kind, (int)count))];
        random.Shuffle<int>(pairs);
        using var keys = new KeySorter(Path.GetTempPath(), "pairs", 1 << 24);
        foreach (var (priority, kind) in pairs.Index())
            keys.Add(new UInt128((ulong)priority, (ulong)kind));
        return new PairChoice(settings, new KindCensus(kinds, available), keys);
    }
}
