using System.Security.Cryptography;
using DataSynth.Datasets.Candidates;
using DataSynth.Datasets.Export;
using DataSynth.Parquet;

namespace DataSynth.Datasets.Tests.Export;

/// <summary>A data set on the disk, written and read back.</summary>
internal sealed class WrittenDataset : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Target => _folder.At("set");

    public string Scratch => _folder.At("scratch");

    public static IEnumerable<LabelledCandidate> Many(int tasks, int samples = 1)
        => from i in Enumerable.Range(0, tasks)
           let task = TaskSamples.Weather($"w-{i}") with { Conversation = [new("user", $"question {i}")] }
           from sample in Enumerable.Range(0, samples)
           select TaskSamples.Wrong(task, $$"""{"city":"{{sample}}"}""", sample: sample);

    public string At(string name) => Path.Combine(Target, name);

    public ExportOptions Options(int shardRows) => new()
    {
        Name = "test",
        Directory = Target,
        ScratchDirectory = Scratch,
        Splits = [new("train", 0.8), new("validation", 0.2)],
        ShardRows = shardRows,
        Seed = 5,
    };

    public ExportSummary Write(IEnumerable<LabelledCandidate> candidates, RunFacts? facts = null, int shardRows = 100)
        => Write(candidates, Options(shardRows), facts);

    public ExportSummary Write(IEnumerable<LabelledCandidate> candidates, ExportOptions options, RunFacts? facts = null)
    {
        using var writer = DatasetWriter.Create(options with { Directory = Target });
        foreach (var candidate in candidates)
            writer.Add(candidate);
        return writer.Complete(facts ?? new RunFacts { Tasks = 1 });
    }

    public IReadOnlyList<object?[]> Rows(string split)
    {
        var rows = new List<object?[]>();
        foreach (var file in Directory.EnumerateFiles(At("data"), $"{split}-*.parquet").Order(StringComparer.Ordinal))
        {
            using var reader = ParquetFileReader.Open(file);
            rows.AddRange(reader.ReadRows());
        }

        return rows;
    }

    public IReadOnlyList<string> Files()
        => [.. Directory.EnumerateFiles(Target, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Target, file))];

    public SortedDictionary<string, string> Hashes()
        => new(Files().ToDictionary(file => file, file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(At(file))))), StringComparer.Ordinal);

    public void Dispose() => _folder.Dispose();
}
