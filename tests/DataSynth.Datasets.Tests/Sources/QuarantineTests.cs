using DataSynth.Datasets.Sources;

namespace DataSynth.Datasets.Tests.Sources;

public sealed class QuarantineTests : IDisposable
{
    private const string Head = """{"id":"x","conversation":[{"role":"user","content":"a"}],"tools":[{"name":"f"}],""";
    private const string Bfcl = """{"id":"a","question":"q","function":[{"name":"f"}],"ground_truth":""";
    private const string NoCall = "\"tools\":[{\"name\":\"f\"}],\"expected\":[]}";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{\"id\":", QuarantineKinds.BrokenJson)]
    [InlineData("7", QuarantineKinds.NotATask)]
    [InlineData("{\"id\":\"x\"}", QuarantineKinds.NotATask)]
    [InlineData(Head + "\"expected\":[],\"language\":\"Cobol\"}", QuarantineKinds.NotATask)]
    [InlineData("{}", QuarantineKinds.UnusableId)]
    [InlineData("{\"id\":\"\"}", QuarantineKinds.UnusableId)]
    [InlineData("{\"id\":\"x\",\"conversation\":[]}", QuarantineKinds.NoConversation)]
    [InlineData("{\"id\":\"x\",\"conversation\":[{\"role\":\"user\"}]}", QuarantineKinds.NoConversation)]
    [InlineData("{\"id\":\"x\",\"conversation\":[{\"role\":\"user\",\"content\":\"a\"}],\"tools\":7}", QuarantineKinds.NoTools)]
    [InlineData("{\"id\":\"x\",\"conversation\":[{\"role\":\"user\",\"content\":\"a\"}],\"tools\":[{}]}", QuarantineKinds.NoTools)]
    [InlineData("{\"id\":\"x\",\"conversation\":[{\"role\":\"user\",\"content\":\"a\"}],\"tools\":[{\"name\":\"f\"},{\"name\":\"f\"}]}", QuarantineKinds.NoTools)]
    [InlineData("{\"id\":\"x\",\"conversation\":[{\"role\":\"user\",\"content\":\"a\"}],\"tools\":[],\"expected\":[{\"name\":\"f\"}]}", QuarantineKinds.NoTools)]
    [InlineData("{\"id\":\"x\",\"conversation\":[{\"role\":\"user\",\"content\":\"a\"}],\"tools\":\"[\"}", QuarantineKinds.BrokenJson)]
    [InlineData(Head + "\"expected\":7}", QuarantineKinds.NoRightCalls)]
    [InlineData(Head + "\"expected\":[7]}", QuarantineKinds.NoRightCalls)]
    [InlineData(Head + "\"a\":0}", QuarantineKinds.NoRightCalls)]
    [InlineData(Head + "\"accepted\":[{\"name\":\"f\",\"arguments\":{\"x\":1}}]}", QuarantineKinds.NoRightCalls)]
    [InlineData(Head + "\"expected\":[{\"name\":\"f\",\"arguments\":\"{\"}]}", QuarantineKinds.BrokenJson)]
    [InlineData(Head + "\"expected\":[{\"name\":\"g\",\"arguments\":{}}]}", QuarantineKinds.Contradiction)]
    public async Task The_kind_says_what_to_count_a_row_under(string line, string kind)
        => (await QuarantinedAsync(line, "tasks")).Kind.ShouldBe(kind);

    [Theory]
    [InlineData("""{"id":"a","question":[[{"role":"user","content":"a"}],[{"role":"user","content":"b"}]],"function":[],"ground_truth":[]}""", QuarantineKinds.Executed)]
    [InlineData("""{"id":"a","question":"q","function":[],"ground_truth":[["f()"]]}""", QuarantineKinds.Executed)]
    [InlineData("""{"id":"rest_0","question":"q","function":[],"ground_truth":null}""", QuarantineKinds.Executed)]
    [InlineData("""{"id":"simple_0","question":"q","function":[]}""", QuarantineKinds.NoRightCalls)]
    [InlineData(Bfcl + "5}", QuarantineKinds.NoRightCalls)]
    [InlineData(Bfcl + "[{\"f\":[]}]}", QuarantineKinds.NoRightCalls)]
    [InlineData(Bfcl + "[\"f(\"]}", QuarantineKinds.NoRightCalls)]
    public async Task The_leaderboards_cases_have_kinds_too(string line, string kind)
        => (await QuarantinedAsync(line, "bfcl")).Kind.ShouldBe(kind);

    [Fact]
    public async Task Records_that_cannot_be_cut_out_of_their_file_have_a_kind()
    {
        var path = _folder.Write("tasks.json", "[\"" + new string('a', 200) + "\",7] x");

        var items = await SourceReading.ReadAsync([new SourceSettings(path, "tasks")], limits: new SourceLimits { RecordBytes = 100 });

        items.Cast<QuarantinedRow>().Select(row => row.Kind)
            .ShouldBe([QuarantineKinds.TooLong, QuarantineKinds.NotATask, QuarantineKinds.BrokenJson]);
    }

    [Fact]
    public async Task An_id_is_used_once_over_all_sources()
    {
        var line = Head + "\"expected\":[]}";
        SourceSettings[] sources = [new(_folder.Write("a.jsonl", line), "tasks"), new(_folder.Write("b.jsonl", line), "tasks")];

        var row = (await SourceReading.ReadAsync(sources))[1].ShouldBeOfType<QuarantinedRow>();

        row.Kind.ShouldBe(QuarantineKinds.DuplicateId);
        row.Reason.ShouldBe("the id \"x\" was used before; ids must be unique over all sources");
    }

    [Theory]
    [InlineData("tasks", Head + "\"expected\":[{\"name\":\"f\",\"arguments\":{\"x\":1,\"x\":2}}]}")]
    [InlineData("tasks", Head + "\"expected\":[{\"name\":\"f\",\"arguments\":{\"x\":[{\"y\":{\"z\":1,\"z\":1}}]}}]}")]
    [InlineData("tasks", Head + "\"expected\":[{\"name\":\"f\",\"arguments\":\"{\\\"x\\\":1,\\\"x\\\":2}\"}]}")]
    [InlineData("tasks", Head + "\"expected\":[{\"name\":\"f\",\"arguments\":{\"x\":1},\"arguments\":{\"x\":2}}]}")]
    [InlineData("tasks", Head + "\"accepted\":[{\"name\":\"f\",\"arguments\":{\"x\":[{\"y\":1,\"y\":2}]}}]}")]
    [InlineData("xlam", """{"id":0,"query":"q","tools":"[{\"name\":\"f\"}]","answers":"[{\"name\":\"f\",\"arguments\":{\"x\":1,\"x\":2}}]"}""")]
    [InlineData("bfcl", Bfcl + "[{\"f\":{\"x\":[1],\"x\":[2]}}]}")]
    [InlineData("bfcl", Bfcl + "{\"f\":{\"x\":[1]},\"f\":{\"x\":[2]}}}")]
    [InlineData("bfcl", Bfcl + "\"[{\\\"f\\\":{\\\"x\\\":[{\\\"y\\\":[1],\\\"y\\\":[2]}]}}]\"}")]
    public async Task A_key_given_twice_in_the_right_calls_is_quarantined(string format, string line)
    {
        var row = await QuarantinedAsync(line, format);

        row.Kind.ShouldBe(QuarantineKinds.RepeatedKey);
        row.Reason.ShouldContain("gives a key twice");
    }

    [Fact]
    public async Task A_python_call_that_gives_an_argument_twice_is_quarantined()
        => (await QuarantinedAsync(Bfcl + "[\"f(x=1, x=2)\"]}", "bfcl")).Kind.ShouldBe(QuarantineKinds.RepeatedKey);

    [Theory]
    [InlineData("tasks", "{\"id\":\"x\",\"conversation\":[{\"role\":\"user\",\"content\":\"a\\ud83d!\"}]," + NoCall, "message 0: `content` holds half a surrogate pair (U+D83D)")]
    [InlineData("tasks", "{\"id\":\"x\",\"conversation\":[{\"role\":\"user\",\"content\":\"a\\ude00\\ud83d\"}]," + NoCall, "(U+DE00)")]
    [InlineData("tasks", "{\"id\":\"x\",\"conversation\":[{\"role\":\"assistant\",\"tool_calls\":[{\"name\":\"f\",\"arguments\":{\"x\":[\"\\ud83d\"]}}]}]," + NoCall, "message 0: the call of \"f\"")]
    [InlineData("tasks", "{\"id\":\"x\\ud83d\",\"conversation\":[{\"role\":\"user\",\"content\":\"a\"}]," + NoCall, "`id`")]
    [InlineData("tasks", "{\"id\":\"x\",\"conversation\":[{\"role\":\"user\",\"content\":\"a\"}],\"tools\":[{\"name\":\"f\\ud83d\"}],\"expected\":[]}", "tools[0]: `name`")]
    [InlineData("tasks", "{\"id\":\"x\",\"conversation\":[{\"role\":\"user\",\"content\":\"a\"}],\"tools\":[{\"name\":\"f\",\"description\":\"\\ud83d\"}],\"expected\":[]}", "tools[0]: `description`")]
    [InlineData("xlam", "{\"id\":0,\"query\":\"\\ud83d\",\"tools\":[],\"answers\":[]}", "message 0: `content`")]
    [InlineData("xlam", "{\"id\":0,\"query\":\"q\",\"tools\":\"[{\\\"name\\\":\\\"f\\\",\\\"description\\\":\\\"\\ud83d\\\"}]\",\"answers\":[]}", "the text in `tools`")]
    [InlineData("bfcl", "{\"id\":\"a\",\"question\":\"\\ud83d\",\"function\":[],\"ground_truth\":[]}", "message 0: `content`")]
    [InlineData("bfcl", Bfcl + "\"f(x='\\ud83d')\"}", "the text in `ground_truth`")]
    public async Task Half_a_surrogate_pair_in_text_for_models_is_quarantined(string format, string line, string reason)
    {
        var row = await QuarantinedAsync(line, format);

        row.Kind.ShouldBe(QuarantineKinds.LoneSurrogate);
        row.Reason.ShouldContain(reason);
    }

    [Fact]
    public async Task A_whole_surrogate_pair_is_text_like_any_other()
    {
        var line = "{\"id\":\"x\",\"conversation\":[{\"role\":\"user\",\"content\":\"\\ud83d\\ude00\"}]," + NoCall;

        (await SourceReading.ReadAsync(_folder.Write("q.jsonl", line), "tasks")).ShouldHaveSingleItem()
            .ShouldBeOfType<SourceTask>().Task.Conversation[0].Content.ShouldBe("😀");
    }

    private async Task<QuarantinedRow> QuarantinedAsync(string line, string format)
        => (await SourceReading.ReadAsync(_folder.Write("q.jsonl", line), format)).ShouldHaveSingleItem().ShouldBeOfType<QuarantinedRow>();
}
