using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>The lines of ReAct prompts as models write them out.</summary>
public sealed class ReActTests
{
    private const string Input = """{"city": "Paris"}""";

    private static readonly Tool[] Tools = [Calls.Tool("get_weather", """{"city":{"type":"string"}}"""), Calls.Tool("add", """{"a":{"type":"integer"}}""")];

    [Theory]
    [InlineData("Action: get_weather\nAction Input: " + Input)]
    [InlineData("**Action**: get_weather\n**Action Input**: " + Input)]
    [InlineData("**Action:** get_weather\n**Action Input:** " + Input)]
    [InlineData("### Action: get_weather\nAction Input: " + Input)]
    [InlineData("Action: `get_weather`\nAction Input: " + Input)]
    [InlineData("Action: [get_weather]\nAction Input: " + Input)]
    [InlineData("Action: \"get_weather\"\nAction Input: " + Input)]
    [InlineData("Action: **get_weather**\nAction Input: " + Input)]
    [InlineData("**Action:** `get_weather`\n\n**Action Input:**\n" + Input)]
    public void Labels_may_be_bold_and_names_in_quotes_or_brackets(string lines)
    {
        foreach (var format in (string?[])[null, "react"])
        {
            foreach (var tools in (Tool[][])[Tools, []])
            {
                var read = Calls.Parse(lines, format, tools: tools);

                Calls.Show(read).ShouldBe("Ok react get_weather{\"city\":\"Paris\"} []");
                read.Content.ShouldBe("");
                read = Calls.Parse($"Let me see.\n{lines}\n**Observation**: 21\n\n**Thought**: done", format, tools: tools);
                Calls.Show(read.Calls).ShouldBe("get_weather{\"city\":\"Paris\"}");
                read.Content.ShouldBe("Let me see.");
                read = Calls.Parse($"**Thought:** I look.\n{lines}", format, tools: tools);
                read.Reasoning.ShouldBe("I look.");
                read.Content.ShouldBe("");
            }
        }
    }

    [Theory]
    [InlineData("**Action**: `none`\n**Action Input**: {}")]
    [InlineData("**Action**: I will look\n**Action Input**: nothing")]
    [InlineData("The **Action**: get_weather\nis good.")]
    [InlineData("**Action** get_weather")]
    public void Bold_words_alone_call_nothing(string text) => Calls.Parse(text, tools: Tools).Calls.ShouldBeEmpty();

    [Theory]
    [InlineData("Action: get_weather\nAction Input:\n```json\n" + Input + "\n```")]
    [InlineData("Action: get_weather\nAction Input: ```\n" + Input + "\n```\nObservation: 21")]
    [InlineData("Action: get_weather\nAction Input:\n~~~~\n" + Input + "\n~~~~")]
    public void A_code_block_around_the_input_is_a_repair_and_no_content(string text)
    {
        var read = Calls.Parse(text, tools: Tools);

        Calls.Show(read).ShouldBe("Repaired react get_weather{\"city\":\"Paris\"} [code fence]");
        read.Content.ShouldBe("");
        Calls.Parse(text, repair: false, tools: Tools).Calls.ShouldBeEmpty();
    }
}
