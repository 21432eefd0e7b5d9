using System.Buffers;
using System.Text;
using System.Text.Json;
using DataSynth.ToolCalling.Lines;

namespace DataSynth.ToolCalling.Tests.Labels;

/// <summary>Unions whose branches have one kind of value, and replies that the server ended.</summary>
public sealed class UnionAndFaultTests
{
    [Theory]
    [InlineData("""{"anyOf":[{"type":"array","items":{"type":"integer"}},{"type":"array","items":{"type":"string"}}]}""", """["a"]""", """["a"]""", "correct")]
    [InlineData("""{"anyOf":[{"type":"array","items":{"type":"integer"}},{"type":"array","items":{"type":"string"}}]}""", """["a"]""", """["c"]""", "value")]
    [InlineData("""{"type":"Union[List[int], List[str]]"}""", """["a"]""", """["a"]""", "correct")]
    [InlineData("""{"type":"array","items":{"anyOf":[{"type":"array","items":{"type":"integer"}},{"type":"array","items":{"type":"string"}}]}}""", """[["a"],[1]]""", """[["a"],[1]]""", "correct")]
    [InlineData(
        """{"anyOf":[{"type":"object","properties":{"k":{"type":"string","enum":["a"]},"v":{"type":"integer"}},"required":["k"]},{"type":"object","properties":{"k":{"type":"string","enum":["b"]},"v":{"type":"number"}},"required":["k"]}]}""",
        """{"k":"b","v":1}""",
        """{"k":"b","v":1.0}""",
        "correct")]
    public void A_value_that_any_branch_allows_is_judged_by_that_branch(string schema, string right, string candidate, string expected)
    {
        var answer = Answer($$$"""
            {"id":1,"tools":[{"name":"f","parameters":{"type":"object","properties":{"x":{{{schema}}}},"required":["x"]}}],"expected":[{"name":"f","arguments":{"x":{{{right}}}}}],"calls":[{"name":"f","arguments":{"x":{{{candidate}}}}}]}
            """);

        (answer.GetProperty("error_type").GetString() ?? answer.GetProperty("verdict").GetString()).ShouldBe(expected, answer.ToString());
    }

    [Theory]
    [InlineData("error")]
    [InlineData("content_filter")]
    public void A_reply_that_the_server_ended_is_unlabelled(string finishReason)
        => Answer($$"""{"id":1,"tools":[{"name":"f"}],"expected":[],"output":"","finish_reason":"{{finishReason}}"}""")
            .GetProperty("verdict").GetString().ShouldBe("unlabelled");

    private static JsonElement Answer(string line)
    {
        var output = new ArrayBufferWriter<byte>();
        new LabelLine(new LabelLineOptions()).Evaluate(Encoding.UTF8.GetBytes(line.Trim()), output);
        return JsonDocument.Parse(output.WrittenMemory).RootElement;
    }
}
