using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>Calls of which a server dropped the special tokens, beside the words that models write before and after them.</summary>
public sealed class StrippedCallTests
{
    private const string Weather = "get_weather{\"city\":\"Paris\"}";

    private static readonly Tool[] Tools =
    [
        Calls.Tool("get_weather", """{"city":{"type":"string"}}""", """["city"]"""), Calls.Tool("search", """{"query":{"type":"string"}}"""),
    ];

    [Theory]
    [InlineData("deepseek_v3", "Sure, let me check.\nfunctionget_weather\n```json\n{\"city\": \"Paris\"}\n```", Weather, "Sure, let me check.")]
    [InlineData("deepseek_v3", "Sure.functionget_weather\n```json\n{\"city\": \"Paris\"}\n```\nDone.", Weather, "Sure.\nDone.")]
    [InlineData("deepseek_v3", "So:\nfunctionget_weather\n```json\n{\"city\": \"Paris\"}\n```\nfunctionsearch\n```json\n{\"query\": \"x\"}\n```", Weather + "; search{\"query\":\"x\"}", "So:")]
    [InlineData("deepseek_v31", "Ok.get_weather{\"city\": \"Paris\"}", Weather, "Ok.")]
    [InlineData("deepseek_v31", "Let me look.\n\nget_weather{\"city\": \"Paris\"}search{\"query\": \"x\"}", Weather + "; search{\"query\":\"x\"}", "Let me look.")]
    [InlineData("kimi_k2", "functions.get_weather:0{\"city\": \"Paris\"}\n\nLet me wait.", Weather, "Let me wait.")]
    [InlineData("kimi_k2", "So: functions.get_weather:0{\"city\": \"Paris\"}\nLet me wait.", Weather, "So:\nLet me wait.")]
    public void They_are_mended_and_the_words_are_content(string hint, string text, string calls, string content)
    {
        foreach (var format in (string?[])[hint, null])
        {
            var read = Calls.Parse(text, format: format, tools: Tools);

            Calls.Show(read.Calls).ShouldBe(calls, format);
            read.Status.ShouldBe(ParseStatus.Repaired);
            read.Content.ShouldBe(content);
            Calls.Parse(text, format: format, repair: false, tools: Tools).Calls.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("I would call get_weather{\"city\": \"Paris\"} but may not.")]
    [InlineData("Use the functionget_weather, as in\n```json\n{\"city\": \"Paris\"}\n```")]
    [InlineData("Say 'functionget_weather\n```json\n{\"city\": \"Paris\"}\n```' and no more.")]
    [InlineData("functions.get_weather:0{\"city\": \"Paris\"} is how it is written.")]
    [InlineData("Write `see <|tool_call>call:get_weather{}")]
    [InlineData("Write `so.get_weather{\"city\": \"Paris\"}")]
    [InlineData("functionget_time\n```json\n{\"city\": \"Paris\"}\n```")]
    public void Talk_of_them_is_no_call(string text) => Calls.Parse(text, tools: Tools).Calls.ShouldBeEmpty();

    [Theory]
    [InlineData("deepseek_v3", "So:\nfunctionget_weather\n```json\n{\"city\": \"Paris\"}\n```\nfuncti")]
    [InlineData("kimi_k2", "functions.get_weather:0{\"city\": \"Paris\"}\nfuncti")]
    public void One_that_the_end_cuts_leaves_none_of_them(string hint, string text)
        => Calls.Parse(text, format: hint, tools: Tools).Status.ShouldBe(ParseStatus.Truncated);
}
