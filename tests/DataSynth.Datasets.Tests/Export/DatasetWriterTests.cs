using System.Security.Cryptography;
using System.Text.Json;
using DataSynth.Datasets.Export;
using DataSynth.Datasets.Pairs;
using DataSynth.Datasets.Selection;
using DataSynth.Datasets.Sources;
using DataSynth.Parquet;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Datasets.Tests.Export;

public sealed class DatasetWriterTests : IDisposable
{
    private static readonly Verdict Correct = new(VerdictKind.Correct, null, null, [], 1);
    private static readonly Verdict Cut = new(VerdictKind.Unlabelled, null, "cut at the token limit: 1024", [], null);

    private readonly WrittenDataset _set = new();

    public void Dispose() => _set.Dispose();

    [Fact]
    public void A_row_holds_what_its_candidate_and_task_say()
    {
        var candidate = TaskSamples.Wrong(TaskSamples.Weather(), """{"city":"Rome"}""");

        _set.Write([candidate]);

        var row = _set.Rows("train").ShouldHaveSingleItem();
        row[0].ShouldBe(PairIdentity.Uuid(candidate, """[{"name":"get_weather","arguments":{"city":"Rome"}}]"""));
        row[1].ShouldBe("weather");
        ((IReadOnlyList<object?>)row[2]!).ShouldHaveSingleItem().ShouldBe(new object?[] { "user", "How warm is it in Paris?" });
        row[3].ShouldBe($"[{TaskSamples.WeatherTool.Trim()}]");
        row[4].ShouldBe("""[{"name":"get_weather","arguments":{"city":"Paris"}}]""");
        row[5].ShouldBe("""[{"name":"get_weather","arguments":{"city":"Rome"}}]""");
        row[6..].ShouldBe(
        [
            "m", "w-1", "single_turn", "value", "city differs", 0.5, false, "<tool_call>…</tool_call>", "hermes", "Apache-2.0", "sha256:1", null, 7L, 0.7, 0L,
        ]);
    }

    [Theory]
    [InlineData("kto", "`pairs.per_task` and the limits of `select` limit pairs; the profile kto has a row for every distinct answer, so nothing is limited here.")]
    [InlineData("verl", "`pairs.per_task` and the limits of `select` limit pairs; the profile verl has a row for every task, so nothing is limited here.")]
    [InlineData("toolrm", null)]
    public void A_profile_without_pairs_says_that_limits_on_pairs_do_nothing(string name, string? notice)
    {
        ExportProfiles.TryGet(name, out var profile).ShouldBeTrue();
        var options = _set.Options(shardRows: 100) with
        {
            Profile = profile!,
            Pairs = new PairSettings { PerTask = 1 },
            Selection = new SelectionSettings { PerModel = 1 },
        };

        var notices = _set.Write(WrittenDataset.Many(tasks: 2, samples: 3), options).Notices;

        notices.Where(text => text.Contains("limit pairs", StringComparison.Ordinal)).ShouldBe(notice is null ? [] : [notice]);
        _set.Write(WrittenDataset.Many(tasks: 2), options with { Pairs = new PairSettings(), Selection = new SelectionSettings() })
            .Notices.ShouldNotContain(text => text.Contains("limit pairs", StringComparison.Ordinal));
    }

    [Fact]
    public void Counts_add_up()
    {
        var task = TaskSamples.Weather();
        var call = TaskSamples.Call("get_weather", """{"city":"Paris"}""");

        var summary = _set.Write(
            [
                TaskSamples.Candidate(task, [call], Correct),
                TaskSamples.Candidate(task, [call], Cut, sample: 1),
                .. Enumerable.Range(0, 5).Select(i => TaskSamples.Wrong(task, $$"""{"city":"{{i}}"}""", sample: 2 + i)),
                TaskSamples.Wrong(task, """{"city":"0"}""", "n"),
            ],
            new RunFacts { Tasks = 1, Failures = 2, Quarantined = 3 });

        var counts = summary.Counts;
        (counts.Tasks, counts.Candidates, counts.Failures, counts.Correct, counts.Unlabelled, counts.Incorrect).ShouldBe((1, 8, 2, 1, 1, 6));
        (counts.Pairs, counts.Duplicates, summary.Capped, counts.Quarantined).ShouldBe((3, 1, 2, 3));
        counts.Incorrect.ShouldBe(counts.Pairs + counts.Duplicates + summary.LeftOut.Sum(reason => reason.Count));
        counts.Rows.ShouldBe([new SplitRows("train", 3), new SplitRows("validation", 0)]);
        counts.ToJson().ToString().ShouldBe(
            """{"tasks":1,"variants":0,"candidates":8,"failures":2,"correct":1,"incorrect":6,"unlabelled":1,"pairs":3,"duplicates":1,"quarantined":3,"rows":{"train":3,"validation":0}}""");
        summary.UnlabelledReasons.ShouldBe([new ReasonCount("cut at the token limit", 1)]);
        summary.Outcomes.Sum(outcome => outcome.Candidates).ShouldBe(8);
        summary.Outcomes.Sum(outcome => outcome.Pairs).ShouldBe(3);
    }

    [Fact]
    public void The_manifest_names_every_file_with_its_hash_and_nothing_else_lies_in_the_folder()
    {
        var settings = (JsonObject)JsonValue.Parse("""{"seed":7,"temperature":0.70,"name":"ü"}""");

        _set.Write(
            WrittenDataset.Many(40),
            new RunFacts { Tasks = 40, Inputs = [new InputFile("tasks.jsonl", new string('a', 64))], Settings = settings },
            shardRows: 7);

        using var manifest = JsonDocument.Parse(File.ReadAllBytes(_set.At("manifest.json")));
        manifest.RootElement.EnumerateObject().Select(member => member.Name).ShouldBe(["counts", "settings", "inputs", "shards", "statistics"]);
        manifest.RootElement.GetProperty("settings").GetProperty("temperature").GetRawText().ShouldBe("0.70");
        manifest.RootElement.GetProperty("inputs")[0].GetProperty("name").GetString().ShouldBe("tasks.jsonl");
        var shards = manifest.RootElement.GetProperty("shards").EnumerateArray().ToArray();
        foreach (var shard in shards)
        {
            var path = _set.At(shard.GetProperty("path").GetString()!);
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))).ShouldBe(shard.GetProperty("sha256").GetString());
            using var reader = ParquetFileReader.Open(path);
            reader.RowCount.ShouldBe(shard.GetProperty("rows").GetInt64());
        }

        shards.Sum(shard => shard.GetProperty("rows").GetInt64()).ShouldBe(40);
        _set.Files().ShouldBe(shards.Select(shard => shard.GetProperty("path").GetString()!).Concat(["README.md", "manifest.json", "report.html"]), ignoreOrder: true);
    }

    [Fact]
    public void The_manifests_statistics_are_the_numbers_of_the_card()
    {
        var summary = _set.Write(WrittenDataset.Many(40), new RunFacts { Tasks = 40 });

        using var manifest = JsonDocument.Parse(File.ReadAllBytes(_set.At("manifest.json")));
        var statistics = manifest.RootElement.GetProperty("statistics");
        var card = File.ReadAllText(_set.At("README.md"));
        foreach (var (stated, outcome) in statistics.GetProperty("outcomes").EnumerateArray().Zip(summary.Outcomes))
        {
            stated.GetProperty("candidates").GetInt64().ShouldBe(outcome.Candidates);
            card.ShouldContain($"| {stated.GetProperty("source").GetString()} | {stated.GetProperty("model").GetString()} | {stated.GetProperty("outcome").GetString()} | {stated.GetProperty("rows").GetInt64()} |");
        }

        var lengths = statistics.GetProperty("lengths");
        card.ShouldContain($"{lengths.GetProperty("average_characters").GetInt64()} characters on average, {lengths.GetProperty("longest_characters").GetInt64()} at most");
        card.ShouldContain($"median {lengths.GetProperty("median_estimated_tokens").GetInt64()}, 95 % of the rows have at most {lengths.GetProperty("95_percent_estimated_tokens").GetInt64()}");
        lengths.GetProperty("rows_over_estimated_tokens").EnumerateObject().Select(limit => limit.Name).ShouldBe(["1024", "2048", "4096"]);
    }

    [Fact]
    public void Where_rows_are_tasks_no_outcome_has_a_number_of_them()
    {
        _set.Write(WrittenDataset.Many(10), _set.Options(100) with { Profile = ExportProfiles.All.Single(profile => profile.Name == "verl") });

        using var manifest = JsonDocument.Parse(File.ReadAllBytes(_set.At("manifest.json")));
        var outcomes = manifest.RootElement.GetProperty("statistics").GetProperty("outcomes").EnumerateArray().ToArray();
        outcomes.ShouldNotBeEmpty();
        outcomes.ShouldAllBe(outcome => outcome.EnumerateObject().All(member => member.Name != "rows"));
    }

    [Fact]
    public void Shards_are_numbered_out_of_their_final_count_and_hold_at_most_their_rows()
    {
        var train = _set.Write(WrittenDataset.Many(40), shardRows: 7).Shards.Where(shard => shard.Split == "train").ToArray();

        train.Select(shard => shard.Path).ShouldBe(Enumerable.Range(0, train.Length).Select(i => $"data/train-{i:00000}-of-{train.Length:00000}.parquet"));
        train[..^1].ShouldAllBe(shard => shard.Rows == 7);
        train[^1].Rows.ShouldBeInRange(1, 7);
    }

    [Fact]
    public void A_task_is_on_one_side_only()
    {
        _set.Write(WrittenDataset.Many(60, samples: 3));

        var train = _set.Rows("train").Select(row => row[7]).ToHashSet();
        var validation = _set.Rows("validation").Select(row => row[7]).ToHashSet();
        train.Count.ShouldBeGreaterThan(0);
        validation.Count.ShouldBeGreaterThan(0);
        train.Overlaps(validation).ShouldBeFalse();
    }

    [Fact]
    public void Equal_candidates_give_equal_bytes()
    {
        _set.Write(WrittenDataset.Many(30), shardRows: 11);
        var first = _set.Hashes();

        _set.Write(WrittenDataset.Many(30), shardRows: 11);

        _set.Hashes().ShouldBe(first);
    }

    [Fact]
    public void No_wrong_candidate_gives_a_set_without_rows_that_says_so()
    {
        var summary = _set.Write([TaskSamples.Candidate(TaskSamples.Weather(), [], Correct)]);

        summary.Shards.ShouldBeEmpty();
        summary.Notices.ShouldContain(notice => notice.StartsWith("The data set has no rows"));
        File.ReadAllText(_set.At("README.md")).ShouldContain("The data set has no rows");
        _set.Files().ShouldBe(["README.md", "manifest.json", "report.html"], ignoreOrder: true);
    }

    [Fact]
    public void A_split_without_rows_has_no_file_and_is_named()
    {
        var summary = _set.Write([TaskSamples.Wrong(TaskSamples.Weather(), """{"city":"Rome"}""")]);

        summary.Notices.ShouldContain(notice => notice.StartsWith("The split validation has no rows"));
        _set.Files().ShouldContain("data/train-00000-of-00001.parquet");
        _set.Files().ShouldNotContain(file => file.Contains("validation"));
        File.ReadAllText(_set.At("README.md")).ShouldNotContain("path: data/validation");
    }

    [Fact]
    public void An_older_set_is_replaced_as_a_whole()
    {
        _set.Write(WrittenDataset.Many(40), shardRows: 5);
        File.WriteAllText(_set.At("dataset_info.json"), "");

        _set.Write(WrittenDataset.Many(2));

        _set.Files().ShouldNotContain("dataset_info.json");
        _set.Files().Count(file => file.StartsWith("data/", StringComparison.Ordinal)).ShouldBeLessThan(3);
        Directory.EnumerateFileSystemEntries(_set.Scratch).ShouldBeEmpty();
    }

    [Fact]
    public void A_folder_that_is_no_data_set_is_left_alone()
    {
        Directory.CreateDirectory(_set.Target);
        File.WriteAllText(_set.At("thesis.txt"), "years of work");

        Should.Throw<ExportException>(() => _set.Write(WrittenDataset.Many(1))).Message.ShouldContain("thesis.txt");

        File.ReadAllText(_set.At("thesis.txt")).ShouldBe("years of work");
    }

    [Fact]
    public void A_scratch_folder_that_cannot_be_written_is_named_and_the_old_set_stays()
    {
        _set.Write(WrittenDataset.Many(3));
        var before = _set.Hashes();
        using var writer = DatasetWriter.Create(_set.Options(100));
        Directory.Delete(_set.Scratch, recursive: true);

        var failure = Should.Throw<ExportException>(() =>
        {
            foreach (var candidate in WrittenDataset.Many(3))
                writer.Add(candidate);
        });

        failure.Message.ShouldContain(_set.Scratch);
        _set.Hashes().ShouldBe(before);
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_refused()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_set.Target)!);
        File.WriteAllText(_set.Target, "");

        Should.Throw<ExportException>(() => _set.Write(WrittenDataset.Many(1))).Problem.ShouldContain("is a file");
    }

    [Fact]
    public void Nothing_is_replaced_before_the_set_is_complete_and_a_stopped_export_leaves_no_trace_in_the_next()
    {
        _set.Write(WrittenDataset.Many(3));
        var before = _set.Hashes();
        using (var writer = DatasetWriter.Create(_set.Options(4)))
        {
            foreach (var candidate in WrittenDataset.Many(50))
                writer.Add(candidate);
        }

        _set.Hashes().ShouldBe(before);
        _set.Write(WrittenDataset.Many(3));
        _set.Hashes().ShouldBe(before);
    }
}
