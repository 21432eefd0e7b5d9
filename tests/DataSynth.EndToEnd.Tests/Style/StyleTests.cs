using DataSynth.EndToEnd.Tests.Processes;
using DataSynth.EndToEnd.Tests.Repository;
using DataSynth.Parquet;

namespace DataSynth.EndToEnd.Tests.Style;

/// <summary>Whether a reward model could learn style instead of meaning from the quick start's tasks.</summary>
public sealed class StyleTests
{
    [Fact]
    public async Task Style_alone_does_not_tell_right_from_wrong()
    {
        using var folder = new TemporaryFolder();
        folder.Write("pipeline.yaml", $$"""
            name: style
            seed: 7
            sources: [{ file: {{RepositoryRoot.Path}}/pipelines/quickstart-tasks.jsonl, format: tasks }]
            generators: [{ perturb: { samples: 24 } }]
            pairs: { per_task: 24 }
            select: { weights: [{ error_type: value, weight: 1 }, { error_type: name, weight: 1 }, { error_type: type, weight: 1 }] }
            """);
        (await DataSynthProcess.RunAsync(folder.Path, "run", "pipeline.yaml")).ShouldExitWith(0);

        var pairs = Pairs(folder.File("output/style"));

        // Some 430 pairs of a kind: a share of one half is off by 0.05 in one of twenty. Wrong types are left out of the second bound because a
        // mark more or less is what they are, and wrong tools because their arguments are other ones.
        pairs.Count.ShouldBeGreaterThan(1000);
        StyleClassifier.SingleTraits(pairs).ShouldAllBe(share => share < 0.57);
        StyleClassifier.Accuracy([.. pairs.Where(pair => pair.ErrorType == "value")]).ShouldBeLessThanOrEqualTo(0.60);
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
