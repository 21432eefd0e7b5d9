using DataSynth.Datasets.Sources;

namespace DataSynth.Datasets.Tests.Sources;

/// <summary>Reads whole sources for tests.</summary>
internal static class SourceReading
{
    public static Task<List<SourceItem>> ReadAsync(string path, string format, GroundTruthMode? groundTruth = null)
        => ReadAsync([new SourceSettings(path, format)], groundTruth);

    public static async Task<List<SourceItem>> ReadAsync(
        IReadOnlyList<SourceSettings> sources,
        GroundTruthMode? groundTruth = null,
        SourceLimits? limits = null,
        long seed = 0)
    {
        using var scratch = new TemporaryFolder();
        var items = new List<SourceItem>();
        var inputs = new List<InputFile>();
        foreach (var source in sources)
            inputs.AddRange(await TaskSources.HashAsync(source, CancellationToken.None));
        await foreach (var item in Reader(sources, groundTruth, limits, scratch, seed, inputs).ReadAsync())
            items.Add(item);
        return items;
    }

    public static IReadOnlyList<SourceTask> Tasks(this IEnumerable<SourceItem> items) => [.. items.OfType<SourceTask>()];

    /// <summary>The right calls in one line, values as they are written.</summary>
    public static string Calls(this SourceTask item) => string.Join("; ", item.Task.Expectation.Calls.Select(call =>
        $"{call.Name}({string.Join(", ", call.Arguments.Select(argument => $"{argument.Name}={string.Join('|', argument.Accepted)}"))})"));

    private static TaskReader Reader(
        IReadOnlyList<SourceSettings> sources, GroundTruthMode? groundTruth, SourceLimits? limits, TemporaryFolder scratch, long seed, List<InputFile> inputs)
        => new(sources, groundTruth, limits ?? new SourceLimits(), scratch.Root) { Seed = seed, Inputs = inputs };
}
