using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>What stands in a call's object beside its name and its arguments.</summary>
public sealed class SiblingMemberTests
{
    private const string Twice = "arguments given twice";
    private const string Beside = "member beside the arguments left out";

    private static readonly Tool[] Tools = [Calls.Tool("f", """{"s":{"type":"string"},"a":{"type":"integer"},"id":{"type":"string"}}"""), Calls.Tool("g")];

    [Theory]
    [InlineData("""{"name":"f","arguments":{"s":"x"},"parameters":{"s":"x"}}""", Twice)]
    [InlineData("""{"name":"f","parameters":"{\"s\":\"x\"}","arguments":{"s":"x"}}""", Twice)]
    [InlineData("""{"name":"f","arguments":{"s":"x"},"parameters":{}}""", Twice)]
    [InlineData("""{"name":"f","arguments":{},"parameters":{"s":"x"}}""", Twice)]
    [InlineData("""{"name":"f","arguments":null,"parameters":{"s":"x"}}""", Twice)]
    [InlineData("""{"name":"f","arguments":{"s":"x"},"a":1}""", Beside)]
    [InlineData("""{"name":"f","a":1,"arguments":{"s":"x"}}""", Beside)]
    [InlineData("""{"thought":"so","name":"f","arguments":{"s":"x"},"comment":"c"}""", Beside)]
    [InlineData("""{"id":"c1","type":"function","name":"f","arguments":{"s":"x"},"index":0}""", null)]
    public void Whatever_stands_beside_name_and_arguments_is_noted_but_what_calls_are_known_to_carry(string text, string? repair)
    {
        foreach (var reply in (string[])[text, $"<tool_call>{text}</tool_call>", $"[{text}]", $"[TOOL_CALLS][{text}]"])
        {
            var read = Calls.Parse(reply, tools: Tools);

            Calls.Show(read.Calls).ShouldBe("""f{"s":"x"}""");
            read.Repairs.Where(one => one is Twice or Beside).ShouldBe(repair is null ? [] : [repair], reply);
            // What is no argument of the tool says nothing else of the call, so strict mode reads it too.
            Calls.Parse(reply, repair: false, tools: Tools).Calls.Count.ShouldBe(repair is null || text.Contains("thought", StringComparison.Ordinal) ? 1 : 0, reply);
        }
    }

    [Fact]
    public void White_space_around_a_name_is_noted_and_no_hindrance_to_strict_mode()
    {
        const string text = """{"name":" f ","arguments":{"s":"x"}}""";

        Calls.Show(Calls.Parse(text, tools: Tools)).ShouldBe("""Repaired bare_json f{"s":"x"} [white space around a name left out]""");
        Calls.Show(Calls.Parse(text, repair: false, tools: Tools)).ShouldBe("""Ok bare_json f{"s":"x"} []""");
    }

    [Theory]
    [InlineData("""{"name":"g","arguments":[]}""")]
    [InlineData("""{"name":"g","arguments":null}""")]
    [InlineData("""{"name":"g","arguments":""}""")]
    public void An_empty_list_of_arguments_is_none_as_null_is(string text)
        => Calls.Show(Calls.Parse($"<tool_call>{text}</tool_call>", tools: Tools)).ShouldBe("Repaired hermes g{} [missing arguments taken as none]");

    [Theory]
    [InlineData("""{"name":"f","arguments":{"s":"x"},"parameters":{"s":"y"}}""")]
    [InlineData("""{"name":"f","arguments":{"s":"x"},"parameters":{"a":1}}""")]
    [InlineData("""{"name":"f","arguments":{"s":"x"},"parameters":"y"}""")]
    [InlineData("""{"name":"f","tool_name":"g","arguments":{"s":"x"}}""")]
    public void What_contradicts_the_call_leaves_open_what_was_meant(string text)
    {
        foreach (var reply in (string[])[text, $"<tool_call>{text}</tool_call>", $"[{text}]"])
            Calls.Parse(reply, tools: Tools).Status.ShouldBe(ParseStatus.Malformed, reply);
    }
}
