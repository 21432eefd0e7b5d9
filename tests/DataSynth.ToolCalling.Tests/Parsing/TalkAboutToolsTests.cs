using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>Talk about tools is not a call of them.</summary>
public sealed class TalkAboutToolsTests
{
    private static readonly Tool[] Tools =
    [
        new("get_weather", null, """{"type":"object","properties":{}}"""), new("add", null, """{"type":"object","properties":{}}"""),
    ];

    [Theory]
    [InlineData("""The JSON {"name": "get_weather"} names the tool.""")]
    [InlineData("""We have the tools {"name": "get_weather"} and {"name":"add"}.""")]
    [InlineData("""{"name":"get_weather","description":"Weather of a city.","parameters":{"city":{"type":"string"}}}""")]
    public void A_name_alone_in_a_sentence_or_a_tool_that_is_described_is_not_called(string text)
        => ToolCallParser.Parse(text, Tools, new ParseOptions()).Calls.ShouldBeEmpty();
}
