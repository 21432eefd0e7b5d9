using DataSynth.Datasets.Tasks;

namespace DataSynth.Datasets.Tests.Tasks;

public sealed class TaskJsonTests
{
    [Theory]
    [InlineData("""{"id":"a","dataset":"d","conversation":[{"role":"user","content":"Ä 😀 \ud800"}],"tools":[{"name":"f","parameters":{ "type" : "object" ,"x":1.0}}],"expected":[{"name":"f","arguments":{"a":1.0,"b":[1e3,null]}}]}""")]
    [InlineData("""{"id":"a","dataset":"d","conversation":[{"role":"user","content":""},{"role":"assistant","content":null,"tool_calls":[{"id":"1","type":"function","function":{"name":"f","arguments":{"a":1.0}}}]},{"role":"tool","content":"x","tool_call_id":"1","name":"f"}],"tools":[{"name":"f","description":"","parameters":{}}],"accepted":[{"name":"f","arguments":{"a":[1,""]}}],"license":"MIT","language":"Java"}""")]
    [InlineData("""{"id":"a","dataset":"","conversation":[{"role":"user","content":"x"}],"tools":[],"expected":[]}""")]
    public void What_is_written_is_what_was_read(string text)
        => TaskJson.Write(TaskJson.Parse(text)).ShouldBe(text);

    [Fact]
    public void A_schema_keeps_its_bytes_through_any_number_of_round_trips()
    {
        const string Schema = "{\n  \"type\" : \"object\",\n\t\"properties\": {\"a\\u00e4\": {\"minimum\": 1.50}, \"a\\u00e4\": {}}\n}";
        var text = $$"""{"id":"a","dataset":"d","conversation":[{"role":"user","content":"x"}],"tools":[{"name":"f","parameters":{{Schema}}}],"expected":[]}""";

        var task = TaskJson.Parse(TaskJson.Write(TaskJson.Parse(text)));

        task.Tools[0].ParametersText.ShouldBe(Schema);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[")]
    [InlineData("7")]
    public void Text_that_is_no_task_is_refused_with_a_reason(string text)
        => Should.Throw<FormatException>(() => TaskJson.Parse(text)).Message.ShouldStartWith("not");
}
