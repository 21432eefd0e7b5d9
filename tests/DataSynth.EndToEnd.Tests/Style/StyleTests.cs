using DataSynth.EndToEnd.Tests.Processes;
using DataSynth.EndToEnd.Tests.Repository;
using DataSynth.Parquet;

namespace DataSynth.EndToEnd.Tests.Style;

/// <summary>Whether a reward model could learn style instead of meaning from the quick start's tasks.</summary>
public sealed class StyleTests
{
    private const int Seeds = 6;

    /// <summary>The quick start as it is shipped, with several seeds so that there is enough to count: some 900 pairs.</summary>
    [Fact]
    public async Task Style_alone_does_not_tell_right_from_wrong()
    {
        var pairs = new List<StylePair>();
        for (var seed = 1; seed <= Seeds; seed++)
        {
            using var folder = new TemporaryFolder();
            folder.Write("pipeline.yaml", $$"""
                name: style
                seed: {{seed}}
                sources: [{ file: {{RepositoryRoot.Path}}/pipelines/quickstart-tasks.jsonl, format: tasks }]
                generators: [{ perturb: { samples: 4 } }]
                pairs: { per_task: 3 }
                """);
            (await DataSynthProcess.RunAsync(folder.Path, "run", "pipeline.yaml")).ShouldExitWith(0);
            pairs.AddRange(Pairs(folder.File("output/style")));
        }

        // Who sees both sides of one pair sees a wrong type by its marks: quotes or brackets more or less are what it is. Who sees one side
        // does not know which of the two ways to write was asked for.
        pairs.Count.ShouldBeGreaterThan(800);
        StyleClassifier.SideAccuracy(pairs).ShouldBeLessThanOrEqualTo(0.55);
        StyleClassifier.SingleTraits(pairs).ShouldAllBe(share => share < 0.56);
        StyleClassifier.Accuracy([.. pairs.Where(pair => pair.ErrorType == "name")]).ShouldBeLessThanOrEqualTo(0.55);
        StyleClassifier.Accuracy([.. pairs.Where(pair => pair.ErrorType == "value")]).ShouldBeLessThanOrEqualTo(0.56);
        StyleClassifier.Accuracy(pairs).ShouldBeLessThanOrEqualTo(0.58);
    }

    /// <summary>The test of the test: a style that shows is found.</summary>
    [Fact]
    public void A_side_that_is_written_in_another_style_is_told_apart()
    {
        var pairs = Enumerable.Range(0, 100).Select(i => new StylePair(
            $"{i}",
            "value",
            $$$"""[{"name":"f","arguments":{"a":"{{{new string('x', 1 + (i % 7))}}}"}}]""",
            $$$"""[{"name":"f","arguments":{"a": "{{{new string('y', 1 + (i % 5))}}}"}}]""")).ToList();

        StyleClassifier.Accuracy(pairs).ShouldBeGreaterThan(0.95);
        StyleClassifier.SideAccuracy(pairs).ShouldBeGreaterThan(0.8);
    }

    private static List<StylePair> Pairs(string dataSet)
    {
        var pairs = new List<StylePair>();
        foreach (var file in Directory.GetFiles(Path.Combine(dataSet, "data")).Order(StringComparer.Ordinal))
        {
            using var reader = ParquetFileReader.Open(file);
            var names = reader.Schema.Fields.Select(field => field.Name).ToList();
            string Text(object?[] row, string name) => (string)row[names.IndexOf(name)]!;
            pairs.AddRange(reader.ReadRows()
                .Select(row => new StylePair(Text(row, "task_id"), Text(row, "error_type"), Text(row, "tool_calls_correct"), Text(row, "tool_calls_incorrect")))
                .Where(pair => pair.ErrorType is "value" or "name" or "type"));
        }

        return pairs;
    }
}
