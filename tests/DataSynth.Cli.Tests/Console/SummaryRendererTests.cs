using DataSynth.Cli.Console;
using DataSynth.Cli.Console.Summary;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Cli.Tests.Console;

public sealed class SummaryRendererTests
{
    private static readonly RunSummary Summary = new()
    {
        Name = "overnight",
        Elapsed = TimeSpan.FromSeconds(4_000),
        Tasks = 160,
        Quarantined = new Dictionary<string, long> { ["duplicate id"] = 2, ["broken JSON"] = 3 },
        Asked = 1_280,
        Answered = 1_264,
        Reused = 300,
        Failures = new Dictionary<string, long> { ["timeout"] = 12, ["server_error"] = 4 },
        Tokens = (1_234_567, 89_012),
        Models =
        [
            new SummaryModel("qwen3:8b", 500, new Dictionary<ErrorType, long> { [ErrorType.Value] = 90, [ErrorType.MissingCall] = 34 }, 0, 16),
            new SummaryModel("perturb/1", 0, new Dictionary<ErrorType, long> { [ErrorType.Value] = 640 }, 0, 0),
        ],
        Unlabelled = new Dictionary<string, long> { ["cut at the token limit"] = 9 },
        Pairs = 470,
        Duplicates = 14,
        LeftOut = [new("over the number of pairs of a task", 280)],
        Splits = [KeyValuePair.Create("train", 461L), KeyValuePair.Create("validation", 9L)],
        Files = [KeyValuePair.Create("output/overnight/README.md", 4_210L), KeyValuePair.Create("output/overnight/data/train-00000-of-00001.parquet", 1_500_000L)],
        Notes = ["37 % of the rows were made by perturb."],
        NextSteps = ["datasynth inspect output/overnight"],
    };

    [Fact]
    public void A_summary_accounts_for_everything()
        => SummaryRenderer.Render(Summary, 100, TextStyle.Plain).ShouldBe(
            """
            overnight: done in 1h 06m
            tasks         160, quarantined 5: broken JSON 3, duplicate id 2
            asked         1,280, 300 of them answered before
            answered      1,264 (98.8%)
            failed        16: timeout 12, server_error 4
            tokens        1,234,567 read, 89,012 written

            model      correct  incorrect  value  missing_call  unlabelled  failed
            qwen3:8b       500        124     90            34           0      16
            perturb/1        0        640    640             0           0       0

            unlabelled    9: cut at the token limit 9
            duplicates    14 dropped
            left out      280 over the number of pairs of a task
            pairs         470: train 461, validation 9
            files         output/overnight/README.md  4.1 KiB
                          output/overnight/data/train-00000-of-00001.parquet  1.4 MiB
            note          37 % of the rows were made by perturb.
            next          datasynth inspect output/overnight

            """.ReplaceLineEndings("\n"));

    [Fact]
    public void Columns_that_do_not_fit_are_shown_below()
    {
        var text = SummaryRenderer.Render(Summary, 50, TextStyle.Plain);

        text.Split('\n').Where(line => line.Split(' ')[0] is "qwen3:8b" or "model").Count().ShouldBe(4);
        text.ShouldContain("failed\nqwen3:8b");
    }

    [Fact]
    public void A_run_that_was_stopped_before_it_made_anything_says_nothing_of_results()
        => SummaryRenderer.Render(new RunSummary { Name = "x", Elapsed = default, Interrupted = true }, 80, TextStyle.Plain).ShouldBe(
            """
            x: interrupted in 0s
            tasks         0
            asked         0
            answered      0 (-)


            """.ReplaceLineEndings("\n"));

    [Fact]
    public void Many_files_are_counted_and_not_listed()
    {
        var files = Enumerable.Range(0, 100).Select(i => KeyValuePair.Create($"f{i}", 1L)).ToArray();

        SummaryRenderer.Render(Summary with { Files = files }, 80, TextStyle.Plain).ShouldContain("and 88 more\n");
    }
}
