using System.Text.Json;
using DataSynth.EndToEnd.Tests.Processes;
using DataSynth.EndToEnd.Tests.Runs;
using DataSynth.Parquet;

namespace DataSynth.EndToEnd.Tests.Relabel;

/// <summary><c>relabel --outputs</c>, and what needs none: ground truth, ToolRL's Parquet, a journal.</summary>
public sealed class RecordedOutputTests
{
    [Fact]
    public async Task Official_results_of_several_models_are_labelled_against_the_official_cases()
    {
        using var folder = Published();
        File.AppendAllText(folder.File("bfcl/result/model-a/BFCL_v3_simple_result.json"), """{"id":"simple_99","result":"[math.factorial(number=5)]"}""" + "\n");
        File.AppendAllText(folder.File("bfcl/result/model-b/BFCL_v3_simple_result.json"), """{"id":"simple_1"}""" + "\n");

        var result = (await DataSynthProcess.RunAsync(
            folder.Path, "relabel", "bfcl", "--source", "bfcl", "--outputs", "bfcl/result", "--json", "-o", "out")).ShouldExitWith(1);

        var rows = PreferenceFiles.Read(folder, "out");
        rows.Select(row => $"{row["generator_model"]} {row["task_id"]} {row["error_type"] ?? row["verdict"]} {row["sample_index"]}").ShouldBe(
        [
            "model-a simple_0 correct 0", "model-a simple_1 value 0", "model-a simple_0 missing_call 1", "model-b simple_0 correct 0", "model-b simple_1 format 0",
        ]);
        rows.Select(row => row["uuid"]).Distinct().Count().ShouldBe(5);
        var answer = JsonDocument.Parse(result.Output).RootElement;
        answer.GetProperty("rows_in").GetInt64().ShouldBe(7);
        answer.GetProperty("quarantined_by_kind").GetProperty("unknown case").GetInt64().ShouldBe(1);
        answer.GetProperty("quarantined_by_kind").GetProperty("no usable output").GetInt64().ShouldBe(1);
        answer.GetProperty("tasks_without_output").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task Tasks_without_outputs_are_held_against_themselves()
    {
        using var folder = Published();

        var result = (await DataSynthProcess.RunAsync(folder.Path, "relabel", "bfcl/BFCL_v3_simple.json", "--source", "bfcl", "-o", "out")).ShouldExitWith(0);

        result.Output.ShouldContain("rows in 3 = rows out 3 + quarantined 0: 3 correct");
    }

    [Fact]
    public async Task A_text_around_the_call_is_a_format_error_where_the_official_decoders_are_asked_for()
    {
        using var folder = Published();
        folder.Write("more/model-c.jsonl", """{"id":"simple_0","result":"Sure: [math.factorial(number=5)]"}""" + "\n" + """{"id":"simple_1","result":"[math.factorial(number=5)]"}""" + "\n");
        string[] command = ["relabel", "bfcl", "--source", "bfcl", "--rules", "bfcl", "--outputs", "more"];

        (await DataSynthProcess.RunAsync(folder.Path, [.. command, "-o", "lenient"])).ShouldExitWith(0);
        (await DataSynthProcess.RunAsync(folder.Path, [.. command, "--strict-format", "-o", "strict"])).ShouldExitWith(0);

        PreferenceFiles.Read(folder, "lenient").Select(row => row["error_type"]).ShouldBe([null, null]);
        PreferenceFiles.Read(folder, "strict").Select(row => row["error_type"]).ShouldBe(["format", null]);
    }

    [Fact]
    public async Task Outputs_in_parquet_are_read_from_a_file_and_from_a_folder()
    {
        using var folder = Published();
        Directory.CreateDirectory(folder.File("more"));
        using (var writer = ParquetFileWriter.Create(folder.File("more/model-d.parquet"), new ParquetSchema([ParquetField.Text("id"), ParquetField.Text("result")])))
        {
            writer.WriteRow(["simple_0", "[math.factorial(number=5)]"]);
            writer.WriteRow(["simple_1", "[math.factorial(number=6)]"]);
            writer.Complete();
        }

        foreach (var outputs in (string[])["more", "more/model-d.parquet"])
        {
            (await DataSynthProcess.RunAsync(folder.Path, "relabel", "bfcl", "--source", "bfcl", "--outputs", outputs, "-o", "out")).ShouldExitWith(0);

            PreferenceFiles.Read(folder, "out").Select(row => $"{row["generator_model"]} {row["task_id"]} {row["error_type"] ?? row["verdict"]}")
                .ShouldBe(["model-d simple_0 correct", "model-d simple_1 value"]);
        }
    }

    [Fact]
    public async Task Letter_case_and_order_are_judged_as_the_switches_say()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tasks.jsonl", PerturbPipeline.Weather("w", "Paris") + "\n");
        folder.Write("outputs.jsonl", """{"id":"w","result":[{"name":"get_weather","arguments":{"city":"PARIS"}}]}""" + "\n");
        string[] command = ["relabel", "tasks.jsonl", "--source", "tasks", "--outputs", "outputs.jsonl"];

        (await DataSynthProcess.RunAsync(folder.Path, [.. command, "-o", "plain"])).ShouldExitWith(0);
        (await DataSynthProcess.RunAsync(folder.Path, [.. command, "--ignore-case", "-o", "folded"])).ShouldExitWith(0);
        var refused = await DataSynthProcess.RunAsync(folder.Path, [.. command, "--rules", "bfcl", "--ordered", "-o", "never"]);

        PreferenceFiles.Read(folder, "plain").ShouldHaveSingleItem()["error_type"].ShouldBe("value");
        PreferenceFiles.Read(folder, "folded").ShouldHaveSingleItem()["verdict"].ShouldBe("correct");
        File.ReadAllText(folder.File("folded/manifest.json")).ShouldContain("ignore_case");
        refused.ShouldExitWith(2).Errors.ShouldContain("--ordered: found with --rules bfcl, which ignore it");
    }

    [Theory]
    [InlineData("value_error:string", "0 of 1 labels changed")]
    [InlineData("type_error:nested", "type -> value")]
    [InlineData("ast_decoder:decoder_failed", "format -> value")]
    public async Task An_official_verdict_is_the_label_before(string errorType, string expected)
    {
        using var folder = Published();
        folder.Write("judged.jsonl", $$"""{"id":"simple_1","model":"m","result":"[math.factorial(number=6)]","valid":false,"error_type":"{{errorType}}"}""" + "\n");

        var result = (await DataSynthProcess.RunAsync(
            folder.Path, "relabel", "bfcl", "--source", "bfcl", "--outputs", "judged.jsonl", "--rules", "bfcl", "-o", "out")).ShouldExitWith(0);

        PreferenceFiles.Read(folder, "out").ShouldHaveSingleItem()["error_type"].ShouldBe("value");
        result.Output.ShouldContain(expected);
    }

    [Fact]
    public async Task A_journal_is_labelled_again_reply_by_reply()
    {
        using var folder = new TemporaryFolder();
        PerturbPipeline.Write(folder, tasks: 12);
        (await DataSynthProcess.RunAsync(folder.Path, "run", PerturbPipeline.File)).ShouldExitWith(0);
        var counts = JsonDocument.Parse(File.ReadAllText(folder.File("output/offline/manifest.json"))).RootElement.GetProperty("counts");

        var result = (await DataSynthProcess.RunAsync(folder.Path, "relabel", "output/offline.run", "--source", "journal", "--json", "-o", "again")).ShouldExitWith(0);

        var again = JsonDocument.Parse(result.Output).RootElement.GetProperty("counts");
        foreach (var name in new[] { "candidates", "correct", "incorrect", "unlabelled" })
            again.GetProperty(name).GetInt64().ShouldBe(counts.GetProperty(name).GetInt64(), name);
        var pairs = PreferenceFiles.Read(folder, "output/offline").ToDictionary(row => row["uuid"]!);
        var rows = PreferenceFiles.Read(folder, "again").Where(row => pairs.ContainsKey(row["uuid"]!)).ToList();
        rows.Count.ShouldBe(pairs.Count, "every pair is among the rows");
        rows.ShouldAllBe(row => (string)row["tool_calls_incorrect"]! == (string)pairs[row["uuid"]!]["tool_calls_incorrect"]!);
    }

    [TestDataFact]
    public async Task Every_output_of_the_published_models_is_a_row_or_in_quarantine()
    {
        using var folder = new TemporaryFolder();

        var result = (await DataSynthProcess.RunAsync(
            folder.Path, "relabel", TestDataFactAttribute.PathOf("bfcl", "cases.jsonl.gz"), "--source", "bfcl", "--rules", "bfcl",
            "--outputs", TestDataFactAttribute.PathOf("bfcl", "outputs.jsonl.gz"), "--json", "-o", "out")).ShouldExitWith(0);

        var answer = JsonDocument.Parse(result.Output).RootElement;
        answer.GetProperty("rows_in").GetInt64().ShouldBe(10_423);
        (answer.GetProperty("rows_out").GetInt64() + answer.GetProperty("quarantined").GetInt64()).ShouldBe(10_423);
        answer.GetProperty("models").GetArrayLength().ShouldBe(25);
        answer.GetProperty("rows_out").GetInt64().ShouldBeGreaterThan(10_000);
        answer.GetProperty("flips").EnumerateArray().ShouldNotContain(
            flip => flip.GetProperty("rule").GetString() == "bfcl.type_error:java" && flip.GetProperty("from").GetProperty("verdict").GetString() == "correct");
    }

    [TestDataFact]
    public async Task Every_answer_of_toolrls_parquet_is_correct()
    {
        using var folder = new TemporaryFolder();

        var result = (await DataSynthProcess.RunAsync(
            folder.Path, "relabel", TestDataFactAttribute.PathOf("toolrl", "test.parquet"), "--source", "rlla", "-o", "out")).ShouldExitWith(0);

        result.Output.ShouldContain("rows in 80 = rows out 80 + quarantined 0: 80 correct");
    }

    private static TemporaryFolder Published()
    {
        var folder = new TemporaryFolder();
        PublishedBfcl.Write(folder, "bfcl");
        return folder;
    }
}
