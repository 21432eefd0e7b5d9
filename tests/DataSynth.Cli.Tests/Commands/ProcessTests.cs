using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using DataSynth.Cli.Commands;

namespace DataSynth.Cli.Tests.Commands;

public sealed class ProcessTests
{
    [Fact]
    public async Task The_process_answers_on_standard_output_and_speaks_of_errors_on_standard_error()
    {
        (await ProgramProcess.RunAsync("", "--help")).ShouldBe((0, RootHelp.Text, ""));

        var (code, output, error) = await ProgramProcess.RunAsync("", "check", "no-such.yaml");
        (code, output, error).ShouldBe((2, "", "datasynth: no-such.yaml: no such file, expected a pipeline file\n"));
    }

    [Fact]
    public async Task A_filter_whose_reader_goes_away_ends_quietly()
    {
        using var folder = new TemporaryFolder();
        var line = "{\"id\":1,\"text\":\"" + new string('x', 900) + "\"}\n";
        var path = folder.Write("in.jsonl", string.Concat(Enumerable.Repeat(line, 20_000)));
        using var process = ProgramProcess.Start("parse", path);
        process.StandardInput.Close();
        (await process.StandardOutput.ReadLineAsync()).ShouldNotBeNull();
        process.StandardOutput.Close();

        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        error.ShouldBeEmpty();
        process.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Output_appended_to_a_file_by_several_commands_stays_in_order()
    {
        using var folder = new TemporaryFolder();
        var target = Path.Combine(folder.Path, "out.jsonl");
        var program = $"dotnet '{typeof(Verbs).Assembly.Location}' parse";
        using var shell = Process.Start("sh", ["-c", $$"""(echo '{"id":1,"text":"a"}' | {{program}}; echo middle; echo '{"id":2,"text":"b"}' | {{program}}) > '{{target}}'"""]);
        await shell.WaitForExitAsync();

        var lines = await File.ReadAllLinesAsync(target);

        lines.Length.ShouldBe(3);
        lines[0].ShouldStartWith("{\"id\":1,");
        lines[1].ShouldBe("middle");
        lines[2].ShouldStartWith("{\"id\":2,");
    }

    [TestDataFact]
    public async Task Rewards_of_the_reference_vectors_are_those_of_the_reference_code()
    {
        var path = Path.Combine(TestDataFactAttribute.Folder!, "toolrl", "vectors-dev.jsonl.gz");
        await using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        var expected = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        var (code, output, _) = await ProgramProcess.RunAsync("", "reward", "--scheme", "toolrl", path);

        var answers = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        answers.Length.ShouldBe(expected.Length);
        var errors = 0;
        for (var i = 0; i < answers.Length; i++)
        {
            using var right = JsonDocument.Parse(expected[i]);
            using var answer = JsonDocument.Parse(answers[i]);
            answer.RootElement.GetProperty("id").GetString().ShouldBe(right.RootElement.GetProperty("id").GetString());
            if (right.RootElement.GetProperty("score").ValueKind == JsonValueKind.Null)
            {
                answer.RootElement.TryGetProperty("error", out _).ShouldBeTrue();
                errors++;
                continue;
            }

            answer.RootElement.GetProperty("score").GetDouble().ShouldBe(right.RootElement.GetProperty("score").GetDouble(), 1e-12);
        }

        code.ShouldBe(errors > 0 ? 1 : 0);
    }
}
