using System.Text.Json;
using DataSynth.Cli.Commands;
using DataSynth.Journal;
using DataSynth.Parquet;

namespace DataSynth.Cli.Tests.Commands;

public sealed class InspectionTests
{
    [Fact]
    public async Task Cat_prints_rows_as_JSON_lines()
    {
        using var folder = new TemporaryFolder();
        var path = WriteShard(folder, "a.parquet", 3);

        (await RunAsync("cat", path)).Output.ShouldBe(
            "{\"id\":\"r0\",\"n\":0,\"x\":null}\n{\"id\":\"r1\",\"n\":1,\"x\":0.5}\n{\"id\":\"r2\",\"n\":2,\"x\":1}\n");
        (await RunAsync("cat", path, "--columns", "n,id", "--limit", "2")).Output.Split('\n').Length.ShouldBe(3);
        (await RunAsync("cat", path, "--limit", "0")).Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Cat_refuses_a_column_that_is_not_there_and_names_those_that_are()
    {
        using var folder = new TemporaryFolder();

        var (code, output, error) = await RunAsync("cat", WriteShard(folder, "a.parquet", 1), "--columns", "id,nn");

        (code, output).ShouldBe((2, ""));
        error.ShouldContain("--columns");
        error.ShouldEndWith("there are: id, n, x\n");
    }

    [Theory]
    [InlineData("")]
    [InlineData("id,,n")]
    public async Task Cat_refuses_a_list_of_columns_with_an_empty_name(string columns)
    {
        using var folder = new TemporaryFolder();

        var (code, output, error) = await RunAsync("cat", WriteShard(folder, "a.parquet", 1), "--columns", columns);

        (code, output).ShouldBe((2, ""));
        error.ShouldContain("empty name");
    }

    [Fact]
    public async Task A_file_that_is_not_Parquet_is_one_line_and_exit_code_3()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.parquet", "PAR1 this is not Parquet at all");

        foreach (var verb in new[] { "cat", "inspect" })
        {
            var (code, _, error) = await RunAsync(verb, path);
            code.ShouldBe(3);
            error.ShouldStartWith($"datasynth: {path}: ");
            error.Count(c => c == '\n').ShouldBe(1);
        }
    }

    [Fact]
    public async Task Inspect_shows_schema_and_columns_of_a_Parquet_file()
    {
        using var folder = new TemporaryFolder();
        var path = WriteShard(folder, "a.parquet", 3);

        var text = (await RunAsync("inspect", path)).Output;
        var json = JsonDocument.Parse((await RunAsync("inspect", path, "--json")).Output).RootElement;

        text.ShouldContain("3 rows in 1 row groups");
        text.ShouldContain("x: DOUBLE, nullable");
        json.GetProperty("rows").GetInt64().ShouldBe(3);
        json.GetProperty("schema")[0].GetProperty("name").GetString().ShouldBe("id");
        json.GetProperty("columns")[2].GetProperty("nulls").GetInt64().ShouldBe(1);
        json.GetProperty("columns")[0].GetProperty("page_index").GetBoolean().ShouldBeTrue();
        json.GetProperty("row_group_details")[0].GetProperty("columns")[1].GetProperty("max").GetString().ShouldBe("2");
        var first = json.GetProperty("row_group_details")[0].GetProperty("columns")[0];
        foreach (var property in new[] { "codec", "encodings", "stored_bytes", "plain_bytes", "nulls", "dictionary", "min", "column_index", "checksums" })
            first.TryGetProperty(property, out _).ShouldBeTrue(property);
        json.GetProperty("columns")[1].GetProperty("max").GetString().ShouldBe("2");
        json.GetProperty("columns")[0].GetProperty("dictionary").ValueKind.ShouldBeOneOf(JsonValueKind.True, JsonValueKind.False);
        text.ShouldContain("dictionary");
        text.ShouldContain("page index: all columns; checksums: all columns");
    }

    [Fact]
    public async Task Inspect_of_a_data_set_has_the_counts_of_its_manifest_at_the_top()
    {
        using var folder = new TemporaryFolder();
        WriteDataSet(folder, 3);

        var (code, output, _) = await RunAsync("inspect", folder.Path, "--json");

        code.ShouldBe(0);
        output.ShouldStartWith("{\"counts\":{\"tasks\":2,\"rows\":{\"train\":3}},");
        JsonDocument.Parse(output).RootElement.GetProperty("shards")[0].GetProperty("rows").GetInt64().ShouldBe(3);
        (await RunAsync("inspect", folder.Path)).Output.ShouldContain("train 3");
    }

    [Fact]
    public async Task Inspect_of_a_data_set_shows_the_statistics_of_its_manifest()
    {
        using var folder = new TemporaryFolder();
        WriteDataSet(
            folder,
            3,
            ""","statistics":{"outcomes":[{"source":"s","model":"m","outcome":"name","candidates":1200,"rows":3}],"unlabelled":[],"left_out":"?","lengths":{"median_estimated_tokens":146,"rows_over_estimated_tokens":{"1024":7}}}""");

        var text = (await RunAsync("inspect", folder.Path)).Output;
        text.ShouldContain("model  outcome  candidates  rows\n");
        text.ShouldContain("1,200     3\n");
        text.ShouldContain("  median estimated tokens: 146\n  rows over estimated tokens: 1024: 7\n");
        JsonDocument.Parse((await RunAsync("inspect", folder.Path, "--json")).Output).RootElement
            .GetProperty("statistics").GetProperty("outcomes")[0].GetProperty("candidates").GetInt64().ShouldBe(1200);
    }

    [Fact]
    public async Task A_shard_that_differs_from_the_manifest_or_is_missing_is_reported()
    {
        using var folder = new TemporaryFolder();
        WriteDataSet(folder, 4);

        var (code, _, error) = await RunAsync("inspect", folder.Path);
        code.ShouldBe(3);
        error.ShouldContain("found 3 rows, expected 4");

        File.Delete(Path.Combine(folder.Path, "data/train-00000-of-00001.parquet"));
        (await RunAsync("inspect", folder.Path)).Error.ShouldContain("cannot be opened");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"shards":[{"path":"../../etc/passwd","rows":1}]}""")]
    [InlineData("""{"shards":[{"path":"/etc/passwd","rows":1}]}""")]
    [InlineData("""{"shards":[7]}""")]
    [InlineData("[]")]
    public async Task A_broken_manifest_is_an_error_and_never_leads_out_of_the_folder(string manifest)
    {
        using var folder = new TemporaryFolder();
        folder.Write("manifest.json", manifest);

        var (code, _, error) = await RunAsync("inspect", folder.Path);

        code.ShouldBe(3);
        error.ShouldContain("manifest.json");
        error.ShouldContain("expected");
    }

    [Fact]
    public async Task Inspect_of_a_run_folder_says_version_size_and_what_is_to_ask()
    {
        using var folder = new TemporaryFolder();
        var run = Path.Combine(folder.Path, "night.run");
        await RunJournal.Open(run, "settings", TimeProvider.System).DisposeAsync();

        var (code, output, error) = await RunAsync("inspect", run);
        code.ShouldBe(0, error);
        output.ShouldContain("journal version 1");

        var json = JsonDocument.Parse((await RunAsync("inspect", run, "--json")).Output).RootElement;
        json.GetProperty("kind").GetString().ShouldBe("run");
        json.GetProperty("journal").GetProperty("answered").GetInt64().ShouldBe(0);
    }

    [Fact]
    public async Task A_folder_that_is_neither_is_refused()
    {
        using var folder = new TemporaryFolder();

        var (code, _, error) = await RunAsync("inspect", folder.Path);

        code.ShouldBe(3);
        error.ShouldContain("found a folder without manifest.json");
    }

    private static void WriteDataSet(TemporaryFolder folder, int statedRows, string further = "")
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "data"));
        WriteShard(folder, "data/train-00000-of-00001.parquet", 3);
        var shards = $$"""[{"path":"data/train-00000-of-00001.parquet","rows":{{statedRows}},"sha256":"00"}]""";
        folder.Write("manifest.json", """{"counts":{"tasks":2,"rows":{"train":3}},"settings":{},"inputs":[],"shards":""" + shards + further + "}");
    }

    private static string WriteShard(TemporaryFolder folder, string name, int rows)
    {
        var path = Path.Combine(folder.Path, name);
        var schema = new ParquetSchema([ParquetField.Text("id"), ParquetField.Int64("n"), ParquetField.Double("x", nullable: true)]);
        using var writer = ParquetFileWriter.Create(path, schema, new ParquetWriterOptions());
        for (var i = 0; i < rows; i++)
            writer.WriteRow([$"r{i}", (long)i, i == 0 ? null : i / 2.0]);
        writer.Complete();
        return path;
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var scripted = new ScriptedStreams();
        var code = await CommandLine.RunAsync(args, scripted.Streams);
        return (code, scripted.Output, scripted.Error);
    }
}
