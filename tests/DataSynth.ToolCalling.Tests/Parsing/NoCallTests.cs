using DataSynth.ToolCalling.Parsing;

namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>A model that must fill the place of a call may say there that it calls nothing.</summary>
public sealed class NoCallTests
{
    [Theory]
    [InlineData("<tool_call>WORD</tool_call>")]
    [InlineData("<tool_call>\n{\"name\": \"WORD\", \"arguments\": {}}\n</tool_call>")]
    [InlineData("{\"name\": \"WORD\", \"parameters\": {}}")]
    [InlineData("[WORD()]")]
    [InlineData("[TOOL_CALLS]WORD")]
    [InlineData("[TOOL_CALLS]WORD[ARGS]{}")]
    [InlineData("<function=WORD></function>")]
    [InlineData("<function=WORD>{}</function>")]
    [InlineData("<|channel|>commentary to=functions.WORD<|message|>{}<|call|>")]
    [InlineData("Thought: I know it.\nAction: WORD")]
    [InlineData("Thought: I know it.\nAction: WORD\nAction Input: WORD")]
    [InlineData("Action: WORD\nAction Input: {}")]
    public void The_word_for_nothing_in_the_place_of_a_name_calls_nothing_unless_such_a_tool_was_offered(string pattern)
    {
        foreach (var word in (string[])["none", "None", "null", "N/A"])
        {
            var text = pattern.Replace("WORD", word, StringComparison.Ordinal);

            var read = Calls.Parse(text, tools: Calls.Tool("f"));

            (read.Status, read.Calls.Count).ShouldBe((ParseStatus.None, 0), text);
            Calls.Parse(text).Calls.ShouldBeEmpty(text);
        }
    }

    [Theory]
    [InlineData("<tool_call>none</tool_call>")]
    [InlineData("{\"name\": \"none\", \"parameters\": {}}")]
    [InlineData("[none()]")]
    [InlineData("Action: none\nAction Input: {}")]
    public void A_tool_of_that_name_is_called(string text)
        => Calls.Show(Calls.Parse(text, tools: Calls.Tool("none")).Calls).ShouldBe("none{}");

    [Theory]
    [InlineData("<tool_call>{\"name\": null, \"arguments\": {}}</tool_call>")]
    [InlineData("<tool_call>{\"name\": null, \"arguments\": null}</tool_call>")]
    [InlineData("{\"name\": null, \"parameters\": {}}")]
    public void An_object_with_null_for_its_name_calls_nothing(string text)
        => Calls.Parse(text, tools: Calls.Tool("f")).Status.ShouldBe(ParseStatus.None);

    [Fact]
    public void Arguments_for_null_are_a_broken_call()
        => Calls.Parse("<tool_call>{\"name\": null, \"arguments\": {\"a\": 1}}</tool_call>", tools: Calls.Tool("f")).Status.ShouldBe(ParseStatus.Malformed);

    [Fact]
    public void A_call_beside_it_stays()
        => Calls.Show(Calls.Parse("<tool_call>none</tool_call>\n<tool_call>{\"name\":\"f\",\"arguments\":{}}</tool_call>", tools: Calls.Tool("f")).Calls).ShouldBe("f{}");
}
