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

        var read = Calls.Parse(syntax.Example, name, repair: false);

        Calls.Show(read.Calls).ShouldBe("""get_weather{"city":"Paris"}""");
        read.Syntax.ShouldBe(name);
        syntax.Description.ShouldNotContain('\n');
    }

    [Theory]
    [MemberData(nameof(Syntaxes))]
    public void Every_example_is_read_without_the_hint(string name)
    {
        var text = ToolCallSyntaxes.Find(name)!.Example;

        Calls.Show(Calls.Parse(text, tools: Calls.Tool("get_weather")).Calls).ShouldBe("""get_weather{"city":"Paris"}""");
    }

    [Fact]
    public void Names_are_found_in_any_letter_case_and_others_not_at_all()
    {
        ToolCallSyntaxes.Find("Hermes")!.Name.ShouldBe("hermes");
        ToolCallSyntaxes.Find("nonsense").ShouldBeNull();
    }

    [Theory]
    [InlineData("glm4", "functionary_v32")]
    [InlineData("GLM-4.7", "glm45")]
    [InlineData("gpt-oss", "harmony")]
    [InlineData("granite-20b-fc", "granite_20b_fc")]
    [InlineData("deepseek_r1", "deepseek_v3")]
    [InlineData("Qwen2.5", "hermes")]
    [InlineData("lfm2.5", "lfm2")]
    [InlineData("intern-s1", "internlm2")]
    public void A_syntax_is_found_by_models_and_server_parsers_too(string name, string syntax)
        => ToolCallSyntaxes.Find(name)!.Name.ShouldBe(syntax);

    [Theory]
    [InlineData("deepseek_v9", "deepseek_v3, deepseek_v31, deepseek_v32")]
    [InlineData("bfcl", "bfcl_concise_xml, bfcl_json, bfcl_python")]
    public void An_unknown_name_is_answered_with_near_ones(string name, string near)
        => ToolCallSyntaxes.Unknown(name).ShouldBe($"found \"{name}\", expected a name that datasynth formats lists, such as {near}");
}
