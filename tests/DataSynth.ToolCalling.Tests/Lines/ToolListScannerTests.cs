using System.Text;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Lines;

namespace DataSynth.ToolCalling.Tests.Lines;

public sealed class ToolListScannerTests
{
    [Theory]
    [InlineData("[]")]
    [InlineData("""[{"name":"f"}]""")]
    [InlineData("""[{"description":"d","parameters":{"type":"object", "properties":{}},"name":"f"},{"name":"g","parameters":{}}]""")]
    [InlineData("""[{"type":"function","function":{"name":"f","parameters":{"a":[1]},"strict":true}}]""")]
    [InlineData("""[{"name":"outer","function":{"name":"inner","parameters":{"a":1}}}]""")]
    [InlineData("""[{"name":"f","name":"g","parameters":{"a":1},"parameters":{"b":2}}]""")]
    public void Plain_tools_are_found_as_the_reader_finds_them(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        ToolListReader.TryRead(JsonValue.Parse(utf8), utf8, out var read, out _).ShouldBeTrue();

        var scanned = ToolListScanner.TryScan(utf8)!;

        scanned.Select(tool => (tool.Name, tool.ParametersText, tool.Parameters.ToString()))
            .ShouldBe(read.Select(tool => (tool.Name, tool.ParametersText, tool.Parameters.ToString())));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("[{}]")]
    [InlineData("""[{"name":5}]""")]
    [InlineData("""[{"name":""}]""")]
    [InlineData("""[{"name":"\u0066"}]""")]
    [InlineData("""[{"name":"f","parameters":null}]""")]
    [InlineData("""[{"name":"f","function":5}]""")]
    [InlineData("""[{"name":"f","function":{}}]""")]
    public void Everything_else_is_left_to_the_reader(string text)
        => ToolListScanner.TryScan(Encoding.UTF8.GetBytes(text)).ShouldBeNull();
}
