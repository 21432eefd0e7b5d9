using DataSynth.Datasets.Sources;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Tests.Sources;

/// <summary>What a task carries of where it comes from, and what of its ground truth.</summary>
public sealed class OriginTests : IDisposable
{
    private const string Line = """{"id":"a","conversation":[{"role":"user","content":"q"}],"tools":[{"name":"f","parameters":{"type":"object","properties":{"x":{"type":"integer"}}}}],"expected":[{"name":"f","arguments":{"x":"1"}}]}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_task_carries_its_files_hash_unless_a_revision_is_stated()
    {
        var path = _folder.Write("a.jsonl", Line.Replace("\"1\"", "1", StringComparison.Ordinal));
        var hash = (await TaskSources.HashAsync(new SourceSettings(path, "tasks"), CancellationToken.None)).Single().Sha256;

        (await SourceReading.ReadAsync(path, "tasks")).Tasks().Single().Task.SourceRevision.ShouldBe($"sha256:{hash}");
        (await SourceReading.ReadAsync([new SourceSettings(path, "tasks") { Revision = "26d14eb" }])).Tasks().Single().Task.SourceRevision.ShouldBe("26d14eb");
    }

    [Fact]
    public async Task The_mark_of_a_lenient_source_reaches_the_task_and_its_labels()
    {
        var wrongType = await LenientAsync(Line);
        var unknownTool = await LenientAsync(Line.Replace("{\"name\":\"f\",\"arguments\"", "{\"name\":\"g\",\"arguments\"", StringComparison.Ordinal));

        wrongType.Task.Contradiction.ShouldNotBeNull().ShouldStartWith("calls[0].arguments.x: ");
        Label(wrongType).ShouldBe(VerdictKind.Correct);
        unknownTool.Task.Contradiction.ShouldBe("calls[0]: tool \"g\" is not offered");
        Label(unknownTool).ShouldBe(VerdictKind.Unlabelled);
    }

    [Fact]
    public async Task A_sources_own_mode_goes_before_the_runs_and_travels_with_the_task()
    {
        var path = _folder.Write("a.jsonl", Line);

        var task = (await SourceReading.ReadAsync([new SourceSettings(path, "tasks") { GroundTruth = GroundTruthMode.Off }], GroundTruthMode.Strict)).Tasks().Single();

        task.Task.GroundTruthCheck.ShouldBe(GroundTruthCheck.Off);
        task.Task.Contradiction.ShouldBeNull();
        Label(task).ShouldBe(VerdictKind.Correct);
        TaskJson.Parse(TaskJson.Write(task.Task)).GroundTruthCheck.ShouldBe(GroundTruthCheck.Off);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("Apache-2.0", null)]
    [InlineData("CC-BY-4.0", null)]
    [InlineData("LicenseRef-Nasa", null)]
    [InlineData("CC-BY-SA-4.0", "share-alike")]
    [InlineData("cc-by-nc-4.0", "non-commercial")]
    [InlineData("CC-BY-NC-SA-4.0", "share-alike, non-commercial")]
    [InlineData("CC-BY-ND-4.0", "no derivatives")]
    [InlineData("ODbL-1.0", "share-alike")]
    [InlineData("MIT OR GPL-3.0-only", "share-alike")]
    public void Licences_that_bind_what_is_made_from_them_are_known(string? license, string? restriction)
        => LicenseTerms.RestrictionOf(license).ShouldBe(restriction);

    private static VerdictKind Label(SourceTask item)
    {
        var call = item.Task.Expectation.Calls[0];
        var output = new ParsedOutput(ParseStatus.Ok, ParsedOutput.ApiSyntax, [new ToolCall(call.Name, new JsonObject([new("x", call.Arguments[0].Accepted[0])]))], "", null);
        return new TaskLabeller(item.Task, new LabelOptions { GroundTruth = GroundTruthCheck.Lenient }).Label(output, cut: false).Kind;
    }

    private async Task<SourceTask> LenientAsync(string line)
        => (await SourceReading.ReadAsync(_folder.Write("a.jsonl", line), "tasks", GroundTruthMode.Lenient)).ShouldHaveSingleItem().ShouldBeOfType<SourceTask>();
}
