using System.Text;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Tests.Tasks;

/// <summary>The short way to a stored task's tools gives what the whole reader gives.</summary>
public sealed class StoredToolsTests
{
    private const string Tools =
        """[ {"name":"a","description":"x \"tools\":[ \u00e9","parameters":{"type":"object", "properties":{"tools":{"type":"array"}}}},{"type":"function","function":{"name":"b"}}]""";

    [Theory]
    [InlineData("""{"id":"1","dataset":"d","conversation":[{"role":"user","content":"\"tools\":[]"}],"tools":@,"expected":[{"name":"a","arguments":{"tools":[1]}}]}""")]
    [InlineData("""{"tools":@,"id":"1","dataset":"d","conversation":[{"role":"user","content":"q"}],"accepted":[],"license":"MIT"}""")]
    [InlineData("""{"x":{"tools":[{"name":"no"}]},"id":"1","dataset":"d","conversation":[{"role":"user","content":"q"}],"tools":@,"expected":[]}""")]
    public void Tools_come_out_byte_for_byte_and_the_rest_of_the_task_with_them(string text)
    {
        text = text.Replace("@", Tools, StringComparison.Ordinal);

        var first = TaskJson.Parse(text);
        var again = TaskJson.Parse(text);

        first.Tools.Select(tool => (tool.Name, tool.Description, tool.ParametersText)).ShouldBe(
            [("a", "x \"tools\":[ \u00e9", """{"type":"object", "properties":{"tools":{"type":"array"}}}"""), ("b", null, "{}")]);
        again.Tools[0].ShouldBeSameAs(first.Tools[0]);
        TaskJson.Write(again).ShouldBe(Whole(text));
    }

    [Theory]
    [InlineData("""{"id":"1","dataset":"d","conversation":[{"role":"user","content":"q"}],"tools":"[{\"name\":\"a\"}]","expected":[]}""")]
    [InlineData("""{"id":"1","dataset":"d","conversation":[{"role":"user","content":"q"}],"tools":[],"expected":[]}""")]
    public void A_text_of_another_form_is_read_by_the_whole_reader(string text) => TaskJson.Write(TaskJson.Parse(text)).ShouldBe(Whole(text));

    [Theory]
    [InlineData("""{"id":"1","dataset":"d","conversation":[{"role":"user","content":"q"}],"tools":[{"name":"a"}],"expected":[}""")]
    [InlineData("""{"id":"1","dataset":"d","conversation":[{"role":"user","content":"q"}],"tools":[{"name":"a" "b"}],"expected":[]}""")]
    [InlineData("""{"id":"1","dataset":"d","conversation":[{"role":"user","content":"q"}],"tools":[{"description":"no name"}],"expected":[]}""")]
    [InlineData("""{"id":"1","dataset":"d","conversation":[{"role":"user","content":"q"}],"tools":[1],"expected":[]}""")]
    [InlineData("""{"id":"1","dataset":"d","conversation":[{"role":"user","content":"q"}],"tools":[],"expected":[{"name":"a","arguments":{}}]}""")]
    [InlineData("[]")]
    [InlineData("")]
    public void A_text_that_is_no_task_is_refused(string text) => Should.Throw<FormatException>(() => TaskJson.Parse(text));

    /// <summary>What the reader of source records makes of the text, which builds everything.</summary>
    private static string Whole(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        TaskJson.TryRead(new LocatedJson(ToolCalling.Json.JsonValue.Parse(utf8), utf8), new TaskDefaults("", null), out ToolTask? task, out var problem)
            .ShouldBeTrue(problem?.Reason);
        return TaskJson.Write(task!);
    }
}
