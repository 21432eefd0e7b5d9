using DataSynth.Datasets.Candidates;
using DataSynth.Datasets.Export;
using DataSynth.Datasets.Pairs;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Tests.Export;

public sealed class ToolRmProfileTests
{
    private static readonly PairProfile Profile = (PairProfile)ExportProfiles.All.Single(profile => profile.Name == "toolrm");

    [Fact]
    public void The_columns_are_those_of_the_contract()
        => FieldText.Of(Profile.Schema).ShouldBe(
            "uuid:string dataset_name:string conversation:list<struct<role:string,content:string>> tools:string tool_calls_correct:string "
            + "tool_calls_incorrect:string generator_model:string task_id:string kind:string error_type:string error_detail:string? "
            + "score_incorrect:double obfuscated:boolean raw_output:string? syntax:string? generator_license:string? generator_digest:string? "
            + "prompt_hash:string? seed:int64? temperature:double? sample_index:int64");

    [Fact]
    public void Earlier_calls_become_content_and_content_is_never_null()
    {
        var task = TaskJson.Parse(
            """{"id":"a","dataset":"d","conversation":[{"role":"user","content":"x"},{"role":"assistant","content":null,"tool_calls":[{"function":{"name":"f","arguments":{"a":1}}},{"function":{"name":"g","arguments":{}}}]},{"role":"tool","content":"42","name":"f"}],"tools":[],"expected":[{"name":"f","arguments":{}}]}"""
                .Replace("\"tools\":[]", $"\"tools\":[{TaskSamples.WeatherTool}]", StringComparison.Ordinal));

        var conversation = (IReadOnlyList<object?>)ValueOf("conversation", task)!;

        conversation.Cast<object?[]>().Select(message => ((string)message[0]!, (string)message[1]!)).ShouldBe(
        [
            ("user", "x"),
            ("assistant", "<tool_call>\n{\"name\":\"f\",\"arguments\":{\"a\":1}}\n</tool_call>\n<tool_call>\n{\"name\":\"g\",\"arguments\":{}}\n</tool_call>"),
            ("tool", "42"),
        ]);
        ValueOf("kind", task).ShouldBe("multi_turn");
    }

    [Fact]
    public void A_task_without_a_right_call_is_irrelevance()
        => ValueOf("kind", TaskSamples.Weather(expectation: """ "expected":[]""")).ShouldBe("irrelevance");

    [Fact]
    public void Two_turns_of_the_user_are_multi_turn()
        => ConversationKind.Of(TaskSamples.Weather() with { Conversation = [new Message("user", "a"), new Message("user", "b")] }).ShouldBe("multi_turn");

    private static object? ValueOf(string column, ToolTask task)
    {
        var pair = new TrainingPair("u", TaskSamples.Wrong(task, "{}"), "[]", "[]", "[]", 1);
        return Profile.Columns.Single(candidate => candidate.Field.Name == column).Value(pair);
    }
}
