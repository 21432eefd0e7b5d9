using DataSynth.ToolCalling.Parsing;

namespace DataSynth.ToolCalling.Tests.Parsing;

public sealed class RegistryTests
{
    public static TheoryData<string> Syntaxes => RoundTripTests.Syntaxes;

    [Fact]
    public void There_are_57_syntaxes_with_different_names()
    {
        ToolCallSyntaxes.All.Count.ShouldBe(57);
        ToolCallSyntaxes.All.Select(syntax => syntax.Name).ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Syntaxes))]
    public void Every_example_is_read_by_its_own_syntax(string name)
    {
        var syntax = ToolCallSyntaxes.Find(name)!;
        var text = syntax.Example.Replace("\\n", "\n", StringComparison.Ordinal);

        var read = Calls.Parse(text, name, repair: false);

        Calls.Show(read.Calls).ShouldBe("""get_weather{"city":"Paris"}""");
        read.Syntax.ShouldBe(name);
        syntax.Example.ShouldNotContain('\n');
        syntax.Description.ShouldNotContain('\n');
    }

    [Theory]
    [MemberData(nameof(Syntaxes))]
    public void Every_example_is_read_without_the_hint(string name)
    {
        var text = ToolCallSyntaxes.Find(name)!.Example.Replace("\\n", "\n", StringComparison.Ordinal);

        Calls.Show(Calls.Parse(text, tools: Calls.Tool("get_weather")).Calls).ShouldBe("""get_weather{"city":"Paris"}""");
    }

    [Fact]
    public void Names_are_found_in_any_letter_case_and_others_not_at_all()
    {
        ToolCallSyntaxes.Find("Hermes")!.Name.ShouldBe("hermes");
        ToolCallSyntaxes.Find("nonsense").ShouldBeNull();
    }
}
