using System.Buffers;
using System.Text;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Lines;
using DataSynth.ToolCalling.Parsing;

namespace DataSynth.ToolCalling.Tests.Parsing;

public sealed class ParseLineTests
{
    [Fact]
    public void A_line_gives_one_object_with_all_members()
        => Evaluate("""{"id":"a","text":"<think>w</think>Hi <tool_call>{\"name\":\"f\",\"arguments\":{\"n\":1.0}}</tool_call>"}""")
            .ShouldBe("""{"id":"a","status":"ok","syntax":"hermes","calls":[{"name":"f","arguments":{"n":1.0}}],"content":"Hi","reasoning":"w"}""");

    [Fact]
    public void A_repaired_line_lists_the_repairs()
        => Evaluate("""{"id":1,"text":"[f(a=1)"}""")
            .ShouldBe("""{"id":1,"status":"repaired","syntax":"pythonic","calls":[{"name":"f","arguments":{"a":1}}],"content":"","reasoning":null,"repairs":["missing closing brace or bracket"]}""");

    [Fact]
    public void A_line_without_a_call_has_no_syntax()
        => Evaluate("""{"id":null,"text":"Hi"}""").ShouldBe("""{"id":null,"status":"none","syntax":null,"calls":[],"content":"Hi","reasoning":null}""");

    [Theory]
    [InlineData("""[{"name":"f","parameters":{"properties":{"a":{"type":"integer"}}}}]""")]
    [InlineData("""[{"type":"function","function":{"name":"f","description":"d","parameters":{"properties":{"a":{"type":"integer"}}}}}]""")]
    public void Tools_are_read_bare_and_in_the_form_of_the_api(string tools)
        => Evaluate($$"""{"text":"<function=f><parameter=a>7</parameter></function>","tools":{{tools}},"format":"qwen3_coder"}""")
            .ShouldContain("""[{"name":"f","arguments":{"a":7}}]""");

    [Theory]
    [InlineData("""{"id":{"x":[1.50]},"text":"Hi"}""", """{"id":{"x":[1.50]},""")]
    [InlineData("""{"text":"Hi"}""", """{"status":""")]
    public void The_id_is_echoed_as_it_is(string line, string start) => Evaluate(line).ShouldStartWith(start);

    [Theory]
    [InlineData("""{"id":"a"}""", """{"id":"a","error":"text: expected a string"}""")]
    [InlineData("""{"id":"a","text":1}""", """{"id":"a","error":"text: expected a string"}""")]
    [InlineData("""{"id":"a","text":"","tools":{}}""", """{"id":"a","error":"tools: expected a list, found object"}""")]
    [InlineData("""{"id":"a","text":"","tools":[{"name":"f"},{}]}""", """{"id":"a","error":"tools[1]: expected an object with a name, bare or under function"}""")]
    [InlineData("""{"id":"a","text":"","format":1}""", """{"id":"a","error":"format: expected a string or null"}""")]
    [InlineData("""{"id":"a","text":"","format":"hermse"}""", """{"id":"a","error":"format: found \"hermse\", expected a name that datasynth formats lists, such as hermes"}""")]
    [InlineData("""{"id":"a","text":"","format":"xyz"}""", """{"id":"a","error":"format: found \"xyz\", expected a name that datasynth formats lists"}""")]
    [InlineData("[1]", """{"error":"expected an object, found array"}""")]
    [InlineData("{\"id\":", """{"error":"not valid JSON: """)]
    [InlineData("", """{"error":"not valid JSON: """)]
    public void A_malformed_line_gives_an_error(string line, string start) => Evaluate(line, expected: false).ShouldStartWith(start);

    [Fact]
    public void A_hint_on_the_line_comes_before_that_of_the_options()
    {
        var output = new ArrayBufferWriter<byte>();

        ParseLine.Evaluate("""{"text":"<tool_call>{\"name\":\"f\",\"arguments\":{}}</tool_call>","format":"granite4"}"""u8, new ParseOptions { Format = "ernie45" }, output);

        Encoding.UTF8.GetString(output.WrittenSpan).ShouldContain("\"syntax\":\"granite4\"");
    }

    private static string Evaluate(string line, bool expected = true)
    {
        var output = new ArrayBufferWriter<byte>();
        ParseLine.Evaluate(Encoding.UTF8.GetBytes(line), new ParseOptions(), output).ShouldBe(expected);
        JsonTextReader.TryRead(output.WrittenSpan, 64, out _, out _).ShouldBeTrue();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
