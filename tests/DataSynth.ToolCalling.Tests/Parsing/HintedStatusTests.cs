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
}
