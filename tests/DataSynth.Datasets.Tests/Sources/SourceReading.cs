using DataSynth.Datasets.Sources;

namespace DataSynth.Datasets.Tests.Sources;

/// <summary>Reads whole sources for tests.</summary>
internal static class SourceReading
{
    public static Task<List<SourceItem>> ReadAsync(string path, string format, GroundTruthMode groundTruth = GroundTruthMode.Strict)
        => ReadAsync([new SourceSettings(path, format)], groundTruth);

    public static async Task<List<SourceItem>> ReadAsync(
        IReadOnlyList<SourceSettings> sources,
        GroundTruthMode groundTruth = GroundTruthMode.Strict,
        SourceLimits? limits = null)
    {
        using var scratch = new TemporaryFolder();
        var items = new List<SourceItem>();
        await foreach (var item in new TaskReader(sources, groundTruth, limits ?? new SourceLimits(), scratch.Root).ReadAsync())
            items.Add(item);
        return items;
    }
}
