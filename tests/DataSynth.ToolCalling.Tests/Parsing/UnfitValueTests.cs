using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>A raw value that does not fit the type which the schema or its tag declares stays text, and that is said.</summary>
public sealed class UnfitValueTests
{
    private const string Unfit = "value that does not fit its declared type kept as text";
    private const string DsmlBegin = "<｜DSML｜function_calls>\n<｜DSML｜invoke name=\"f\">\n<｜DSML｜parameter name=\"a\" string=\"false\">";
    private const string DsmlEnd = "</｜DSML｜parameter>\n</｜DSML｜invoke>\n</｜DSML｜function_calls>";

    private static readonly Tool Tool = Calls.Tool("f", """{"a":{"type":"integer"},"b":{"type":["boolean","null"]},"l":{"type":"array"},"s":{"type":["integer","string"]},"u":{}}""");

    [Theory]
    [InlineData("<tool_call>\n<function=f>\n<parameter=a>\n1,000\n</parameter>\n</function>\n</tool_call>", """f{"a":"1,000"}""")]
    [InlineData("<tool_call>\n<function=f>\n<parameter=a>\nthree\n</parameter>\n</function>\n</tool_call>", """f{"a":"three"}""")]
    [InlineData("<tool_call>\n<function=f>\n<parameter=a>\n\n</parameter>\n</function>\n</tool_call>", """f{"a":""}""")]
    [InlineData("<tool_call>\n<function=f>\n<parameter=b>\nyes\n</parameter>\n</function>\n</tool_call>", """f{"b":"yes"}""")]
    [InlineData("<tool_call>\n<function=f>\n<parameter=l>\n[1, 2\n</parameter>\n</function>\n</tool_call>", """f{"l":"[1, 2"}""")]
    [InlineData("<tool_call>f\n<arg_key>a</arg_key>\n<arg_value>three</arg_value>\n</tool_call>", """f{"a":"three"}""")]
    [InlineData("<minimax:tool_call><invoke name=\"f\"><parameter name=\"a\">three</parameter></invoke></minimax:tool_call>", """f{"a":"three"}""")]
    [InlineData("]<]minimax[>[<tool_call>]<]minimax[>[<invoke name=\"f\">]<]minimax[>[<a>three]<]minimax[>[</a>]<]minimax[>[</invoke>]<]minimax[>[</tool_call>", """f{"a":"three"}""")]
    [InlineData("<functions><function name=\"f\"><param name=\"u\" type=\"integer\">three</param></function></functions>", """f{"u":"three"}""")]
    [InlineData(DsmlBegin + "{\"k\": [1,2" + DsmlEnd, """f{"a":"{\"k\": [1,2"}""")]
    [InlineData(DsmlBegin + "three" + DsmlEnd, """f{"a":"three"}""")]
    public void It_is_noted_and_strict_mode_takes_no_such_call(string text, string call)
    {
        var read = Calls.Parse(text, tools: Tool);

        Calls.Show(read.Calls).ShouldBe(call);
        read.Status.ShouldBe(ParseStatus.Repaired);
        read.Repairs.ShouldContain(Unfit);
        Calls.Parse(text, repair: false, tools: Tool).Status.ShouldBe(ParseStatus.Malformed);
    }

    [Theory]
    [InlineData("l", "[]")]
    [InlineData("o", "{}")]
    [InlineData("so", "\"\"")]
    [InlineData("s", "\"\"")]
    public void A_tag_of_MiniMax_M3_around_nothing_is_a_list_or_an_object_of_nothing_where_its_type_says_so(string parameter, string value)
    {
        var tool = Calls.Tool("f", """{"l":{"type":"array"},"o":{"type":["object","null"]},"so":{"type":["string","object"]},"s":{"type":"string"}}""");
        const string prefix = "]<]minimax[>[";

        var read = Calls.Parse($"{prefix}<tool_call>{prefix}<invoke name=\"f\">{prefix}<{parameter}>{prefix}</{parameter}>{prefix}</invoke>{prefix}</tool_call>", tools: tool);

        Calls.Show(read).ShouldBe($"Ok minimax_m3 f{{\"{parameter}\":{value}}} []");
    }

    [Theory]
    [InlineData("<tool_call>f\n<arg_key>a</arg_key>\n<arg_value>1</arg_\n[g(s='</arg_value></tool_call>')]")]
    [InlineData("<tool_call>\n<function=f>\n<parameter=a>\n1\nand more\n</parameter>\n</function>\n</tool_call>")]
    public void One_that_runs_over_several_lines_may_be_more_than_the_value_and_is_malformed(string text)
        => Calls.Parse(text, tools: Tool).Status.ShouldBe(ParseStatus.Malformed);

    [Theory]
    [InlineData("a", "3", "3")]
    [InlineData("a", "007", "7")]
    [InlineData("b", "True", "true")]
    [InlineData("b", "None", "null")]
    [InlineData("l", "[1, 2]", "[1,2]")]
    [InlineData("s", "three", "\"three\"")]
    [InlineData("s", "3", "3")]
    [InlineData("u", "[1, 2", "\"[1, 2\"")]
    [InlineData("other", "yes", "\"yes\"")]
    public void One_that_fits_and_one_of_which_no_type_is_known_are_ok(string name, string raw, string value)
    {
        var read = Calls.Parse($"<tool_call>\n<function=f>\n<parameter={name}>\n{raw}\n</parameter>\n</function>\n</tool_call>", repair: false, tools: Tool);

        Calls.Show(read.Calls).ShouldBe($"f{{\"{name}\":{value}}}");
        read.Status.ShouldBe(ParseStatus.Ok);
    }
}
