using DataSynth.Datasets.Pairs;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Tests.Pairs;

public sealed class CallSerializerTests
{
    private static readonly Tool Tool = new(
        "f",
        null,
        """{"type":"object","properties":{"b":{"type":"number"},"a":{"type":"integer"},"o":{"type":"object","properties":{"y":{"type":"number"},"x":{"type":"string"}}},"l":{"type":"array","items":{"type":"number"}}},"required":["b"]}""");

    [Theory]
    [InlineData("""{"a":1,"b":2}""", """{"b":2,"a":1}""")]
    [InlineData("""{"z":1,"a":1,"B":2}""", """{"a":1,"B":2,"z":1}""")]
    [InlineData("""{"o":{"q":[1.0],"x":"s","y":1.50},"b":5.0}""", """{"b":5,"o":{"y":1.5,"x":"s","q":[1.0]}}""")]
    [InlineData("""{"l":[1.0,2,"3.0",4e0]}""", """{"l":[1,2,"3.0",4]}""")]
    [InlineData("""{"a":5.0}""", """{"a":5.0}""")]
    [InlineData("""{"b":"5.0"}""", """{"b":"5.0"}""")]
    [InlineData("""{"b":"\u00e4\/"}""", """{"b":"ä/"}""")]
    public void Style_goes_and_meaning_stays(string arguments, string written)
        => Write(arguments).ShouldBe($$"""[{"name":"f","arguments":{{written}}}]""");

    [Fact]
    public void Unknown_tools_are_written_in_ordinal_order()
        => CallSerializer.Write([TaskSamples.Call("g", """{"b":1.0,"a":{"d":1,"c":2}}""")], [Tool]).ShouldBe("""[{"name":"g","arguments":{"a":{"c":2,"d":1},"b":1.0}}]""");

    [Fact]
    public void The_order_of_calls_stays_and_no_calls_are_an_empty_list()
    {
        CallSerializer.Write([TaskSamples.Call("f", "{}"), TaskSamples.Call("a", "{}")], [Tool]).ShouldBe("""[{"name":"f","arguments":{}},{"name":"a","arguments":{}}]""");
        CallSerializer.Write([], [Tool]).ShouldBe("[]");
    }

    [Theory]
    [InlineData(""" "expected":[{"name":"get_weather","arguments":{"unit":"","city":"Paris"}}]""", """{"city":"Paris","unit":""}""")]
    [InlineData(""" "accepted":[{"name":"get_weather","arguments":{"unit":["","celsius"],"city":["","Paris","Lutetia"]}}]""", """{"city":"Paris"}""")]
    [InlineData(""" "accepted":[{"name":"get_weather","arguments":{"unit":["celsius","C"],"city":[""]}}]""", """{"city":"","unit":"celsius"}""")]
    public void The_right_calls_take_the_first_value_and_leave_out_what_may_be_left_out(string expectation, string arguments)
    {
        var task = TaskSamples.Weather(expectation: expectation);

        CallSerializer.Write(CallSerializer.GroundTruth(task), task.Tools).ShouldBe($$"""[{"name":"get_weather","arguments":{{arguments}}}]""");
    }

    [Theory]
    [InlineData("1", "1")]
    [InlineData("-0", "0")]
    [InlineData("-0.0e5", "0")]
    [InlineData("1.0", "1")]
    [InlineData("1.10", "1.1")]
    [InlineData("-12.340e1", "-123.4")]
    [InlineData("1e3", "1000")]
    [InlineData("1E-3", "0.001")]
    [InlineData("0.00000000000000000000000000012", "1.2e-28")]
    [InlineData("1e30", "1e30")]
    [InlineData("1000000000000000000000000000000", "1e30")]
    [InlineData("12345678901234567890123456789", "12345678901234567890123456789")]
    [InlineData("1e999999999999", "1e999999999999")]
    public void Numerals_of_one_value_have_one_spelling(string numeral, string shortest)
        => ShortestNumeral.Of(new JsonNumber(numeral)).ShouldBe(shortest);

    private static string Write(string arguments) => CallSerializer.Write([TaskSamples.Call("f", arguments)], [Tool]);
}
