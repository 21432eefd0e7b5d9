using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>Markers that a sentence names, and what stands in the place of a tool's name, call nothing.</summary>
public sealed class NamedMarkerTests
{
    private static readonly Tool[] Tools = [Calls.Tool("get_weather", """{"city":{"type":"string"}}"""), Calls.Tool("now")];

    [Theory]
    [InlineData("I put it between <tool_call> and </tool_call>.")]
    [InlineData("Use the <tool_call>foo</tool_call> tag.")]
    [InlineData("Wrap it in <tool_call>name</tool_call> tags.")]
    [InlineData("Write <function=foo></function> here.")]
    [InlineData("Write <function=foo>{}</function> here.")]
    [InlineData("Write <invoke name=\"x\"></invoke> to call x.")]
    [InlineData("Write [TOOL_CALLS]foo[ARGS]{} to call foo.")]
    [InlineData("<tool_call>foo</tool_call> is how one writes it.")]
    public void A_name_alone_between_markers_in_a_sentence_is_talk(string text)
    {
        foreach (var format in (string?[])[null, "hermes", "glm45"])
        {
            foreach (var tools in (Tool[][])[Tools, []])
            {
                var read = Calls.Parse(text, format, tools: tools);

                (read.Status, read.Content).ShouldBe((ParseStatus.None, text), format);
            }
        }
    }

    [Theory]
    [InlineData("Let me look: <tool_call>now</tool_call> One moment.", "now{}")]
    [InlineData("Let me look.<tool_call>get_clock</tool_call>", "get_clock{}")]
    [InlineData("- <tool_call>get_clock</tool_call>\n- <tool_call>get_day</tool_call>", "get_clock{}; get_day{}")]
    [InlineData("<tool_call>get_clock</tool_call><tool_call>get_day</tool_call>", "get_clock{}; get_day{}")]
    [InlineData("<tool_call>\n<function=clock>\n</function>\n</tool_call>", "clock{}")]
    [InlineData("I call <tool_call>{\"name\": \"clock\", \"arguments\": {}}</tool_call> now.", "clock{}")]
    [InlineData("<tool_call>get_clock</tool_call> One moment.", "get_clock{}")]
    [InlineData("I look <|tool_call_start|>[clock()]<|tool_call_end|> at it", "clock{}")]
    [InlineData("I look <tool_call>\n<function=clock>\n</function>\n</tool_call> at it", "clock{}")]
    public void An_offered_name_or_one_between_sentences_is_called(string text, string calls)
        => Calls.Show(Calls.Parse(text, tools: Tools).Calls).ShouldBe(calls);

    [Theory]
    [InlineData("<tool_call>\nhello\n</tool_call>")]
    [InlineData("<tool_call>\nParis is nice.\n</tool_call>")]
    [InlineData("I look.\n\n<TOOLCALL>nothing to call</TOOLCALL>")]
    [InlineData("```xml\n<tool_call>\nParis is nice.\n</tool_call>\n```")]
    public void Words_between_markers_on_lines_of_their_own_are_a_call_that_cannot_be_read(string text)
    {
        var read = Calls.Parse(text, tools: Tools);

        (read.Status, read.Content).ShouldBe((ParseStatus.Malformed, text));
        Calls.Parse("Between " + text.Replace('\n', ' ') + " stand words.", tools: Tools).Status.ShouldBe(ParseStatus.None);
    }

    [Theory]
    [InlineData("<function>")]
    [InlineData("<function-name>")]
    [InlineData("{tool}")]
    [InlineData("{{tool}}")]
    [InlineData("$FUNCTION")]
    [InlineData("Tool name")]
    [InlineData("function_name")]
    [InlineData("...")]
    public void A_name_that_is_to_be_filled_in_is_called_only_if_it_is_offered(string name)
    {
        foreach (var text in (string[])["<tool_call>\nHERE\n</tool_call>", "HERE", "[HERE]", "```json\nHERE\n```", "I write:\nHERE"])
        {
            var call = text.Replace("HERE", "{\"name\": \"" + name + "\", \"parameters\": {\"x\": 1}}", StringComparison.Ordinal);
            foreach (var tools in (Tool[][])[Tools, []])
                Calls.Parse(call, tools: tools).Calls.ShouldBeEmpty(call);
            Calls.Parse(call, tools: [Calls.Tool(name, """{"x":{}}""")]).Calls.ShouldHaveSingleItem().Name.ShouldBe(name);
        }
    }
}
