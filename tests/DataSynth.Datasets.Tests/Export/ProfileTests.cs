using System.Text.Json;
using DataSynth.Datasets.Candidates;
using DataSynth.Datasets.Export;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Parsing;

namespace DataSynth.Datasets.Tests.Export;

public sealed class ProfileTests : IDisposable
{
    private const string Turns = "list<struct<role:string,content:string>>";
    private const string Provenance = " uuid:string dataset_name:string generator_model:string error_type:string";

    private readonly WrittenDataset _set = new();

    public static TheoryData<string> Names => [.. ExportProfiles.All.Select(profile => profile.Name)];

    public void Dispose() => _set.Dispose();

    [Theory]
    [InlineData("trl", $"prompt:{Turns} chosen:{Turns} rejected:{Turns} tools:string?{Provenance}")]
    [InlineData("openrlhf", $"prompt:{Turns} chosen:{Turns} rejected:{Turns}{Provenance}")]
    [InlineData("trl-json", $"prompt:json chosen:json rejected:json tools:json?{Provenance}")]
    [InlineData("kto", $"prompt:{Turns} completion:{Turns} label:boolean tools:string? uuid:string dataset_name:string generator_model:string error_type:string?")]
    [InlineData("llamafactory", $"conversations:list<struct<from:string,value:string>> chosen:struct<from:string,value:string> rejected:struct<from:string,value:string> system:string tools:string{Provenance}")]
    [InlineData("verl", $"data_source:string prompt:{Turns} ability:string reward_model:struct<ground_truth:string,style:string> extra_info:struct<index:int64,input:string,instruction:string,output:string,split:string,task_id:string,dataset_name:string,tools:string>")]
    [InlineData("fc-reward-bench", $"tools:string conversation:{Turns} chosen_output:string rejected_output:string error_type:string model_name:string test_category:string test_id:string")]
    [InlineData("scored", $"uuid:string task_id:string dataset_name:string kind:string conversation:{Turns} tools:string tool_calls:string tool_calls_correct:string verdict:string error_type:string? error_detail:string? score:double score_format:double score_count:double score_names:double score_parameters:double score_values:double suspect_ground_truth:boolean repaired:boolean agreeing_generators:int64 generator_model:string generator_license:string? generator_digest:string? source_revision:string? task_license:string? obfuscated:boolean raw_output:string? syntax:string? prompt_hash:string? seed:int64? temperature:double? sample_index:int64")]
    public void A_profile_has_the_columns_that_its_trainer_reads(string name, string columns)
        => FieldText.Of(Profile(name).Schema).ShouldBe(columns);

    [Theory]
    [MemberData(nameof(Names))]
    public void No_candidate_at_all_gives_a_folder_that_says_so(string name)
    {
        var summary = _set.Write([], Options(name));

        summary.Shards.ShouldBeEmpty();
        summary.Notices.ShouldContain(notice => notice.StartsWith("The data set has no rows", StringComparison.Ordinal));
        _set.Files().ShouldContain("report.html");
        File.ReadAllText(_set.At("README.md")).ShouldContain("The data set has no rows");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void One_task_fills_one_split_and_the_other_is_said_to_have_no_file(string name)
    {
        var summary = _set.Write(WrittenDataset.Many(1), Options(name));

        summary.Shards.ShouldHaveSingleItem().Rows.ShouldBe(name == "kto" ? 2 : 1);
        summary.Notices.ShouldContain(notice => notice.Contains("has no rows, so it has no file"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_candidates_give_the_same_bytes_and_files_end_at_their_size(string name)
    {
        _set.Write(WrittenDataset.Many(30), Options(name) with { ShardBytes = 1 });
        var first = _set.Hashes();
        first.Keys.Count(file => file.StartsWith("data/", StringComparison.Ordinal)).ShouldBe(name == "kto" ? 60 : 30, "a row is beyond one byte");

        _set.Write(WrittenDataset.Many(30), Options(name) with { ShardBytes = 1 });

        _set.Hashes().ShouldBe(first);
    }

    [Theory]
    [InlineData("trl", "rejected")]
    [InlineData("openrlhf", "rejected")]
    [InlineData("llamafactory", "rejected")]
    [InlineData("fc-reward-bench", "rejected_output")]
    public void What_cannot_be_read_stands_as_it_came_and_as_words(string name, string column)
    {
        _set.Write([Broken("{\"name\": get_weather")], Options(name));

        var text = JsonSerializer.Serialize(Row(name)[Index(name, column)]);

        text.ShouldContain("get_weather");
        text.ShouldNotContain("function_call");
    }

    [Fact]
    public void An_answer_without_a_call_reads_alike_on_both_sides()
    {
        var irrelevant = TaskSamples.Weather("none", """ "expected":[]""");
        var unexpected = TaskSamples.Candidate(irrelevant, [TaskSamples.Call("get_weather", "{}")], new Verdict(VerdictKind.Incorrect, ErrorType.UnexpectedCall, "a call", [], 0));
        var missing = TaskSamples.Candidate(TaskSamples.Weather(), [], new Verdict(VerdictKind.Incorrect, ErrorType.MissingCall, "no call", [], 0));

        _set.Write([unexpected, missing], Options("trl") with { Splits = [new("train", 1)] });

        var rows = _set.Rows("train");
        Content(rows[0][1]).ShouldBe(Content(rows[1][2]));
    }

    [Fact]
    public void Calls_as_objects_are_in_one_order_and_style_on_both_sides()
    {
        var task = TaskSamples.Weather("w", """ "expected":[{"name":"get_weather","arguments":{"height":3,"city":"Paris"}}]""");

        _set.Write([TaskSamples.Wrong(task, """{"height":3.0,"zone":1,"city":"Rome"}""")], Options("trl-json"));

        var row = Row("trl-json");
        Arguments(row[1]).ShouldBe("""{"city":"Paris","height":3}""");
        Arguments(row[2]).ShouldBe("""{"city":"Rome","height":3,"zone":1}""");
    }

    [Fact]
    public void A_trainer_that_wants_turns_gets_them_one_after_the_other()
    {
        var task = TaskSamples.Weather() with
        {
            Conversation =
            [
                new("system", "Be brief."), new("assistant", "Hello."), new("user", "a"), new("user", "b"),
                new("assistant", null) { ToolCalls = [TaskSamples.Call("get_weather", "{\"city\":\"Rome\"}")] }, new("tool", "1"), new("tool", "2"),
            ],
        };

        _set.Write([TaskSamples.Wrong(task, "{\"city\":\"x\"}")], Options("llamafactory"));

        var row = Row("llamafactory");
        ((IReadOnlyList<object?>)row[0]!).Cast<object?[]>().Select(turn => $"{turn[0]}={turn[1]}").ShouldBe(
            ["human=", "gpt=Hello.", "human=a\nb", "function_call=[{\"name\":\"get_weather\",\"arguments\":{\"city\":\"Rome\"}}]", "observation=1\n2"]);
        row[3].ShouldBe("Be brief.");
    }

    [Fact]
    public void LLaMA_Factory_is_told_of_every_file()
    {
        var summary = _set.Write(WrittenDataset.Many(40), Options("llamafactory") with { ShardRows = 20 });

        using var registry = JsonDocument.Parse(File.ReadAllBytes(_set.At("dataset_info.json")));
        registry.RootElement.EnumerateObject().Select(entry => entry.Value.GetProperty("file_name").GetString())
            .ShouldBe(summary.Shards.Select(shard => shard.Path));
        registry.RootElement.EnumerateObject().ShouldAllBe(entry => entry.Value.GetProperty("ranking").GetBoolean());
    }

    [Fact]
    public void A_benchmark_has_no_rows_without_a_label_and_says_how_many()
    {
        var missing = TaskSamples.Candidate(TaskSamples.Weather("m"), [], new Verdict(VerdictKind.Incorrect, ErrorType.MissingCall, "no call", [], 0));

        var summary = _set.Write([.. WrittenDataset.Many(1), missing], Options("fc-reward-bench"));

        summary.Counts.Pairs.ShouldBe(1);
        summary.LeftOut.ShouldContain(new ReasonCount("have no place in the profile", 1));
        Row("fc-reward-bench")[2].ShouldBe("""[{"get_weather":{"city":"Paris"}}]""");
    }

    [Fact]
    public void Errors_without_a_label_take_no_other_ones_place_and_count_for_no_quota()
    {
        var task = TaskSamples.Weather("m");
        var missing = Enumerable.Range(0, 9).Select(i => TaskSamples.Candidate(task, [], new Verdict(VerdictKind.Incorrect, ErrorType.MissingCall, "no call", [], 0), sample: i) with { RawOutput = $"{i}" });
        var wrong = Enumerable.Range(10, 3).Select(i => TaskSamples.Wrong(task, $$"""{"city":"{{i}}"}""", sample: i));

        var summary = _set.Write([.. missing, .. wrong], Options("fc-reward-bench"));

        summary.Counts.Pairs.ShouldBe(3);
        summary.LeftOut.ShouldContain(new ReasonCount("have no place in the profile", 9));
    }

    [Fact]
    public void The_right_calls_of_equal_tasks_are_one_row()
    {
        var (one, other) = (TaskSamples.Weather("one"), TaskSamples.Weather("other"));

        _set.Write([TaskSamples.Wrong(one, """{"city":"a"}"""), TaskSamples.Wrong(other, """{"city":"b"}""")], Options("kto") with { Splits = [new("train", 1)] });

        _set.Rows("train").Count(row => row[2] is true).ShouldBe(1);
        _set.Rows("train").Count(row => row[2] is false).ShouldBe(2);
    }

    [Fact]
    public void Rows_for_reinforcement_learning_are_tasks_and_not_mistakes()
    {
        _set.Write(WrittenDataset.Many(1, samples: 3), Options("verl"));

        var reward = (object?[])Row("verl")[3]!;
        ((string)reward[0]!).ShouldEndWith("</think>\n<tool_call>\n{\"name\":\"get_weather\",\"parameters\":{\"city\":\"Paris\"}}\n</tool_call>");
    }

    [Fact]
    public void JSON_Lines_hold_every_column_in_every_row()
    {
        var summary = _set.Write(WrittenDataset.Many(1), Options("jsonl"));

        using var row = JsonDocument.Parse(File.ReadAllLines(_set.At(summary.Shards.ShouldHaveSingleItem().Path)).ShouldHaveSingleItem());
        row.RootElement.EnumerateObject().Select(member => member.Name).ShouldBe(Profile("jsonl").Fields.Select(field => field.Name));
        row.RootElement.GetProperty("prompt_hash").ValueKind.ShouldBe(JsonValueKind.Null);
        row.RootElement.GetProperty("tools").ValueKind.ShouldBe(JsonValueKind.String);
        File.ReadAllText(_set.At("README.md")).ShouldContain(".jsonl");
    }

    private static ExportProfile Profile(string name) => ExportProfiles.All.Single(profile => profile.Name == name);

    private static int Index(string name, string column) => Profile(name).Fields.Select(field => field.Name).ToList().IndexOf(column);

    private static LabelledCandidate Broken(string text) => TaskSamples.Wrong(TaskSamples.Weather(), "{}") with
    {
        RawOutput = text,
        Output = new ParsedOutput(ParseStatus.Malformed, null, [], text, null),
        Verdict = new Verdict(VerdictKind.Incorrect, ErrorType.Format, "not JSON", [], 0),
    };

    private static string Content(object? turns) => (string)((object?[])((IReadOnlyList<object?>)turns!)[0]!)[1]!;

    private static string Arguments(object? messages)
    {
        using var json = JsonDocument.Parse((string)messages!);
        return json.RootElement[0].GetProperty("tool_calls")[0].GetProperty("function").GetProperty("arguments").GetRawText();
    }

    private object?[] Row(string name) => _set.Rows("train").Concat(_set.Rows("validation")).First(row => row.Length == Profile(name).Schema.Fields.Count);

    private ExportOptions Options(string name) => _set.Options(1000) with { Profile = Profile(name) };
}
