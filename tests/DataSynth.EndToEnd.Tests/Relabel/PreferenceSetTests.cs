using System.Text.Json;
using DataSynth.EndToEnd.Tests.Processes;
using DataSynth.Parquet.Tests.Readers;

namespace DataSynth.EndToEnd.Tests.Relabel;

/// <summary><c>relabel --source toolrm</c>: preference sets in, the same rows with computed labels out.</summary>
public sealed class PreferenceSetTests
{
    private static readonly string[] Columns =
    [
        "uuid", "dataset_name", "conversation", "tools", "tool_calls_correct", "tool_calls_incorrect", "generator_model", "task_id", "kind",
        "error_type", "error_detail", "score_incorrect", "obfuscated", "raw_output", "syntax", "generator_license", "generator_digest",
        "prompt_hash", "seed", "temperature", "sample_index", "verdict",
    ];

    [Fact]
    public async Task A_published_set_keeps_rows_and_bytes_and_gets_verdicts()
    {
        using var folder = new TemporaryFolder();
        var input = PreferenceFiles.Rows(30).ToList();
        PreferenceFiles.Write(folder, "in.parquet", input);

        var result = (await DataSynthProcess.RunAsync(folder.Path, "relabel", "in.parquet", "--source", "toolrm", "-o", "out")).ShouldExitWith(0);

        var rows = PreferenceFiles.Read(folder, "out");
        rows[0].Keys.ShouldBe(Columns);
        rows.Select(row => row["uuid"]).ShouldBe(input.Select(row => row[0]));
        rows.Select(row => row["tools"]).Distinct().ShouldBe([PreferenceFiles.Tools]);
        for (var i = 0; i < rows.Count; i++)
        {
            ((object?[])((IReadOnlyList<object?>)rows[i]["conversation"]!)[0]!).ShouldBe((object?[])((object?[])input[i][2]!)[0]!);
            rows[i]["verdict"].ShouldBe(i % 10 == 0 ? "correct" : "incorrect");
            rows[i]["error_type"].ShouldBe((i % 10) switch { 0 => null, 1 => "name", 2 => "missing_required", _ => "value" });
        }

        result.Output.ShouldContain("rows in 30 = rows out 30 + quarantined 0: 3 correct, 27 incorrect, 0 unlabelled");
        result.Output.ShouldContain("3 of 30 labels changed");
        Lines(folder, "out.run/flips.jsonl").Select(line => line.GetProperty("uuid").GetString()).ShouldBe([input[0][0], input[10][0], input[20][0]]);
        Json(folder, "out.run/progress.json").GetProperty("state").GetString().ShouldBe("done");
        var counts = Json(folder, "out/manifest.json").GetProperty("counts");
        counts.GetProperty("candidates").GetInt64().ShouldBe(30);
        counts.GetProperty("rows").GetProperty("train").GetInt64().ShouldBe(30);
    }

    [Fact]
    public async Task Labelling_the_result_again_changes_no_label_and_no_row()
    {
        using var folder = new TemporaryFolder();
        PreferenceFiles.Write(folder, "in.parquet", PreferenceFiles.Rows(30));
        (await DataSynthProcess.RunAsync(folder.Path, "relabel", "in.parquet", "--source", "toolrm", "-o", "once")).ShouldExitWith(0);

        var again = (await DataSynthProcess.RunAsync(folder.Path, "relabel", "once", "--source", "toolrm", "-o", "twice")).ShouldExitWith(0);

        again.Output.ShouldContain("0 of 30 labels changed");
        File.ReadAllBytes(folder.File("twice/data/train-00000-of-00001.parquet")).ShouldBe(File.ReadAllBytes(folder.File("once/data/train-00000-of-00001.parquet")));
    }

    [Theory]
    [InlineData("--rules", "exact", "incorrect")]
    [InlineData("--rules", "schema", "correct")]
    public async Task Rules_decide_what_is_equal(string option, string rules, string verdict)
    {
        using var folder = new TemporaryFolder();
        PreferenceFiles.Write(folder, "in.parquet", [PreferenceFiles.Row(0, PreferenceFiles.Call("Paris", "3.0"), PreferenceFiles.Call(" Paris"))]);

        (await DataSynthProcess.RunAsync(folder.Path, "relabel", "in.parquet", "--source", "toolrm", option, rules, "-o", "out")).ShouldExitWith(0);

        PreferenceFiles.Read(folder, "out").ShouldHaveSingleItem()["verdict"].ShouldBe(verdict);
    }

    [Fact]
    public async Task Every_broken_row_is_quarantined_with_file_row_and_reason_and_nothing_is_lost()
    {
        using var folder = new TemporaryFolder();
        var wrong = PreferenceFiles.Call("Lyon");
        List<object?[]> rows = [.. Enumerable.Range(0, 4).Select(number => PreferenceFiles.Row(number, wrong))];
        rows[1][3] = "[{";
        rows[2][2] = Array.Empty<object?>();
        rows.Add(PreferenceFiles.Row(4, wrong, right: "get_weather(Paris)"));
        rows.Add(PreferenceFiles.Row(5, wrong, tools: null));
        rows.Add(PreferenceFiles.Row(6, wrong, right: """[{"name": "get_weather", "arguments": {"town": "Paris"}}]"""));
        rows.Add([.. rows[0]]);
        PreferenceFiles.Write(folder, "in.parquet", rows);

        var result = (await DataSynthProcess.RunAsync(folder.Path, "relabel", "in.parquet", "--source", "toolrm", "-o", "out")).ShouldExitWith(1);

        result.Output.ShouldContain("rows in 8 = rows out 4 + quarantined 4");
        var quarantined = Lines(folder, "out.run/quarantine.jsonl");
        quarantined.Select(line => (line.GetProperty("row").GetInt64(), line.GetProperty("kind").GetString())).ShouldBe(
        [
            (2, "no usable tools"), (3, "no usable conversation"), (5, "no usable right calls"), (6, "no usable tools"),
        ]);
        quarantined.ShouldAllBe(line => line.GetProperty("file").GetString() == "in.parquet" && line.GetProperty("text").GetString()!.Contains("xlam"));
        PreferenceFiles.Read(folder, "out").Select(row => row["verdict"]).ShouldBe(["incorrect", "incorrect", "unlabelled", "incorrect"]);
    }

    [Fact]
    public async Task Json_lines_give_what_parquet_gives_and_broken_lines_are_quarantined()
    {
        using var folder = new TemporaryFolder();
        PreferenceFiles.Write(folder, "set.parquet", PreferenceFiles.Rows(100));
        var lines = (await DataSynthProcess.RunAsync(folder.Path, "cat", "set.parquet")).ShouldExitWith(0).Output;
        folder.Write("set.jsonl", lines + "{\"uuid\": \n");

        (await DataSynthProcess.RunAsync(folder.Path, "relabel", "set.parquet", "--source", "toolrm", "-o", "a")).ShouldExitWith(0);
        (await DataSynthProcess.RunAsync(folder.Path, "relabel", "set.jsonl", "--source", "toolrm", "-o", "b")).ShouldExitWith(0);

        File.ReadAllBytes(folder.File("b/data/train-00000-of-00001.parquet")).ShouldBe(File.ReadAllBytes(folder.File("a/data/train-00000-of-00001.parquet")));
        var quarantined = Lines(folder, "b.run/quarantine.jsonl").ShouldHaveSingleItem();
        quarantined.GetProperty("line").GetInt64().ShouldBe(101);
        quarantined.GetProperty("kind").GetString().ShouldBe("broken JSON");
    }

    [Fact]
    public async Task The_benchmarks_columns_are_read_and_its_classes_compared_and_its_other_columns_kept()
    {
        using var folder = new TemporaryFolder();
        var record = JsonSerializer.Serialize(new
        {
            tools = PreferenceFiles.Tools,
            conversation = new[] { new { role = "user", content = "Weather in Paris for 3 days?" } },
            chosen_output = """[{"get_weather": {"city": "Paris", "days": 3}}]""",
            rejected_output = """[{"get_weather": {"city": "Lyon", "days": 3}}]""",
            error_type = "Incorrect Function Name",
            model_name = "m",
            test_category = "simple",
            test_id = "simple_1",
        });
        folder.Write("bench.jsonl", record + "\n");

        var result = (await DataSynthProcess.RunAsync(folder.Path, "relabel", "bench.jsonl", "--source", "toolrm", "--keep", "-o", "out")).ShouldExitWith(0);

        var row = PreferenceFiles.Read(folder, "out").ShouldHaveSingleItem();
        row["error_type"].ShouldBe("value");
        row["task_id"].ShouldBe("simple_1");
        row["generator_model"].ShouldBe("m");
        JsonDocument.Parse((string)row["original"]!).RootElement.GetProperty("test_category").GetString().ShouldBe("simple");
        result.Output.ShouldContain("name -> value");
    }

    [Fact]
    public async Task Kept_columns_of_parquet_stay_columns_under_free_names()
    {
        using var folder = new TemporaryFolder();
        PreferenceFiles.Write(folder, "in.parquet", PreferenceFiles.Rows(3));
        (await DataSynthProcess.RunAsync(folder.Path, "relabel", "in.parquet", "--source", "toolrm", "-o", "once")).ShouldExitWith(0);

        (await DataSynthProcess.RunAsync(folder.Path, "relabel", "once", "--source", "toolrm", "--keep", "--rules", "bfcl", "-o", "twice")).ShouldExitWith(0);

        var rows = PreferenceFiles.Read(folder, "twice");
        rows[0].Keys.Skip(Columns.Length).ShouldBe(
            ["original_tool_calls_correct", "original_tool_calls_incorrect", "original_error_type", "original_error_detail", "original_score_incorrect", "original_verdict"]);
        rows.Select(row => row["original_error_type"]).ShouldBe([null, "name", "missing_required"]);
    }

    [OtherReadersFact]
    public async Task Duckdb_reads_the_verdicts()
    {
        using var folder = new TemporaryFolder();
        PreferenceFiles.Write(folder, "in.parquet", PreferenceFiles.Rows(1000));
        (await DataSynthProcess.RunAsync(folder.Path, "relabel", "in.parquet", "--source", "toolrm", "--shard-rows", "300", "-o", "out")).ShouldExitWith(0);

        OtherReaders.Run(
            "query.mjs", folder.File("answer.json"), $"SELECT verdict, error_type, count(*) AS n FROM '{folder.File("out/data")}/*.parquet' GROUP BY ALL ORDER BY n, error_type");

        Json(folder, "answer.json").EnumerateArray().Select(row => $"{row.GetProperty("verdict")} {row.GetProperty("error_type")} {row.GetProperty("n")}")
            .ShouldBe(["incorrect missing_required 100", "incorrect name 100", "correct  100", "incorrect value 700"], ignoreOrder: true);
    }

    [Fact]
    public async Task With_json_there_is_one_object_with_groups_and_at_most_ten_examples()
    {
        using var folder = new TemporaryFolder();
        PreferenceFiles.Write(folder, "in.parquet", PreferenceFiles.Rows(200));

        var result = (await DataSynthProcess.RunAsync(folder.Path, "relabel", "in.parquet", "--source", "toolrm", "--json", "-o", "out")).ShouldExitWith(0);

        var answer = JsonDocument.Parse(result.Output).RootElement;
        answer.GetProperty("rows_in").GetInt64().ShouldBe(200);
        var group = answer.GetProperty("flips").EnumerateArray().ShouldHaveSingleItem();
        group.GetProperty("count").GetInt64().ShouldBe(20);
        group.GetProperty("examples").GetArrayLength().ShouldBe(10);
        group.GetProperty("to").GetProperty("verdict").GetString().ShouldBe("correct");
    }

    [Theory]
    [InlineData(2, "expected one of", "in.parquet", "--source", "nonsense", "-o", "out")]
    [InlineData(2, "--outputs", "in.parquet", "--source", "toolrm", "--outputs", "in.parquet", "-o", "out")]
    [InlineData(3, "no such file", "missing.parquet", "--source", "toolrm", "-o", "out")]
    [InlineData(3, "no row in it", "empty.parquet", "--source", "toolrm", "-o", "out")]
    [InlineData(3, "no row in it", "empty.jsonl", "--source", "toolrm", "-o", "out")]
    [InlineData(3, "expected tools among them", "other.parquet", "--source", "toolrm", "-o", "out")]
    [InlineData(3, "quarantined", "other.jsonl", "--source", "toolrm", "-o", "out")]
    public async Task What_cannot_be_labelled_is_one_line_and_replaces_nothing(int code, string text, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        PreferenceFiles.Write(folder, "in.parquet", PreferenceFiles.Rows(3));
        PreferenceFiles.Write(folder, "empty.parquet", []);
        folder.Write("empty.jsonl", "");
        folder.Write("other.jsonl", "{\"a\":1}\n");
        using (var writer = DataSynth.Parquet.ParquetFileWriter.Create(
            folder.File("other.parquet"), new DataSynth.Parquet.ParquetSchema([DataSynth.Parquet.ParquetField.Text("conversation")])))
        {
            writer.WriteRow(["x"]);
            writer.Complete();
        }

        var result = (await DataSynthProcess.RunAsync(folder.Path, ["relabel", .. arguments])).ShouldExitWith(code);

        result.Errors.Split('\n').ShouldContain(line => line.StartsWith("datasynth: ", StringComparison.Ordinal) && line.Contains(text, StringComparison.Ordinal));
        Directory.Exists(folder.File("out")).ShouldBeFalse();
    }

    private static List<JsonElement> Lines(TemporaryFolder folder, string name)
        => [.. File.ReadLines(folder.File(name)).Select(line => JsonDocument.Parse(line).RootElement)];

    private static JsonElement Json(TemporaryFolder folder, string name) => JsonDocument.Parse(File.ReadAllText(folder.File(name))).RootElement;
}
