using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>A syntax that may leave its markers out mends nothing where they are left out.</summary>
public sealed class HintedStatusTests
{
    [Theory]
    [InlineData("llama3_json", """{"name":"f","parameters":{"a":1}}""")]
    [InlineData("lfm2", "[f(a=1)]")]
    [InlineData("lfm2", """[{"name":"f","arguments":{"a":1}}]""")]
    [InlineData("llama4_pythonic", "[f(a=1)]")]
    public void A_bare_call_is_no_repair_where_the_hint_names_such_a_syntax(string format, string text)
    {
        var read = Calls.Parse(text, format, repair: false);

        Calls.Show(read.Calls).ShouldBe("""f{"a":1}""");
        (read.Status, read.Syntax).ShouldBe((ParseStatus.Ok, format));
    }

    [Fact]
    public void The_markers_of_another_syntax_say_more_than_a_hint_at_one_without_markers()
    {
        const string call = """<tool_call>{"name":"f","arguments":{"a":1}}</tool_call>""";

        Calls.Show(Calls.Parse(call + """<|tool_call_start|>[g(b=2)]<|tool_call_end|>""", "xlam")).ShouldBe("""Ok hermes f{"a":1}; g{"b":2} []""");
        Calls.Parse("""- {"name":"f","arguments":{"a":1}}""", "functionary_v32").Calls.ShouldNotContain(found => found.Name == "-");
        Calls.Show(Calls.Parse("""Sure. {"name":"f","arguments":{"a":1}}""", "xlam")).ShouldBe("""Repaired xlam f{"a":1} [call found inside other text]""");
    }

    [Theory]
    [InlineData("pythonic", "Paris (France) is the capital.")]
    [InlineData("bfcl_python", "Hello (again)! How can I help?")]
    [InlineData("pythonic", "[]")]
    [InlineData("functionary_v32", "Yes")]
    [InlineData("glm4", "Yes")]
    public void An_answer_in_words_stays_one_under_any_hint(string format, string text)
        => Calls.Parse(text, format, tools: Tool).Status.ShouldBe(ParseStatus.None);

    [Theory]
    [InlineData("all\nHello", "Hello")]
    [InlineData(">>>all\nHello", "Hello")]
    [InlineData("all\nHello\n>>>get_weather\n{\"city\": \"Paris\"}", "Hello")]
    [InlineData("all in all", "all in all")]
    public void The_word_by_which_Functionary_speaks_to_the_user_is_no_content(string text, string content)
        => Calls.Parse(text, "functionary_v32", tools: Tool).Content.ShouldBe(content);

    [Theory]
    [InlineData("functionary_v32", """Note: {"temp": 20}""")]
    [InlineData("functionary_v32", "Result\n{\"city\": \"Paris\"}")]
    [InlineData("bare_json", "The record:\n```json\n{\"name\":\"Alice\",\"parameters\":{\"x\":1}}\n```")]
    public void A_syntax_that_was_only_seen_makes_no_call_of_a_plain_word(string format, string text)
    {
        var options = new ParseOptions { Format = format, IsFormatFound = true };

        ToolCallParser.Parse(text, [Tool], options).Status.ShouldBe(ParseStatus.None);
        ToolCallParser.Parse("get_weather\n{\"city\": \"Paris\"}", [Tool], options with { Format = "functionary_v32" }).Calls.ShouldHaveSingleItem();
        ToolCallParser.Parse("get_time\n{\"city\": \"Paris\"}", [Tool], options with { Format = "functionary_v32" }).Calls.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("pythonic", "[get_weather(city=\"Par")]
    [InlineData("functionary_v32", "get_weather\n{\"city\": \"Par")]
    public void A_call_that_broke_off_is_no_answer_in_words(string format, string text)
        => Calls.Parse(text, format, tools: Tool).Status.ShouldBe(ParseStatus.Truncated);

    private static Tool Tool { get; } = new("get_weather", null, """{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}""");
}
