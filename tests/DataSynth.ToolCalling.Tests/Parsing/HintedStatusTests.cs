using DataSynth.ToolCalling.Parsing;

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
}
