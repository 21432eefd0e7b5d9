using DataSynth.EndToEnd.Tests.Processes;
using DataSynth.EndToEnd.Tests.Repository;
using DataSynth.Parquet;
using Xunit.Abstractions;

namespace DataSynth.EndToEnd.Tests.Style;

/// <summary>
/// Whether a reward model could learn style instead of meaning from the quick start's tasks. The figures are printed by
/// <c>dotnet test tests/DataSynth.EndToEnd.Tests -c Release --filter FullyQualifiedName~StyleTests --logger "console;verbosity=detailed"</c>.
/// </summary>
public sealed class StyleTests(ITestOutputHelper output)
{
    /// <summary>The quick start's own seed and five others.</summary>
    private static readonly int[] Seeds = [2, 3, 4, 5, 6, 7];

    /// <summary>The quick start's tasks with its generator, several seeds and all four answers of a task rather than three of them, so that
    /// there is enough to count: some 1,100 pairs.</summary>
    [Fact]
    public async Task Style_alone_does_not_tell_right_from_wrong()
    {
        var pairs = (await Task.WhenAll(Seeds.Chunk(Seeds.Length / 2).Select(PairsAsync))).SelectMany(some => some).ToList();

        var both = Measure("both sides", StyleClassifier.Accuracy(pairs));
        var one = Measure("one side", StyleClassifier.SideAccuracy(pairs));
        foreach (var type in (string[])["value", "name", "type"])
            Measure($"both sides, {type}", StyleClassifier.Accuracy([.. pairs.Where(pair => pair.ErrorType == type)]));
        var traits = StyleClassifier.SingleTraits(pairs);
        Measure("the most telling single trait", traits.MaxBy(figure => figure.Share)!);

        // Not only the figures, but the upper ends of their intervals are within the bound.
        pairs.Count.ShouldBeGreaterThan(1000);
        both.High.ShouldBeLessThanOrEqualTo(0.55);
        one.High.ShouldBeLessThanOrEqualTo(0.55);
        traits.ShouldAllBe(figure => figure.High <= 0.55);
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

        StyleClassifier.Accuracy(pairs).Low.ShouldBeGreaterThan(0.95);
        StyleClassifier.SideAccuracy(pairs).Low.ShouldBeGreaterThan(0.75);
    }

    private StyleFigure Measure(string what, StyleFigure figure)
    {
        output.WriteLine($"{what}: {figure}");
        return figure;
    }

    private static async Task<List<StylePair>> PairsAsync(int[] seeds)
    {
        var pairs = new List<StylePair>();
        foreach (var seed in seeds)
        {
            using var folder = new TemporaryFolder();
            folder.Write("pipeline.yaml", $$"""
                name: style
                seed: {{seed}}
                sources: [{ file: {{RepositoryRoot.Path}}/pipelines/quickstart-tasks.jsonl, format: tasks }]
                generators: [{ perturb: { samples: 4 } }]
                pairs: { per_task: 4 }
                """);
            (await DataSynthProcess.RunAsync(folder.Path, "run", "pipeline.yaml")).ShouldExitWith(0);
            pairs.AddRange(Pairs(folder.File("output/style")));
        }

        return pairs;
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
