using DataSynth.Datasets.Pairs;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tools;
using FsCheck;
using FsCheck.Fluent;

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
    public void Arguments_that_no_tool_declares_are_written_in_ordinal_order()
        => CallSerializer.Write([TaskSamples.Call("g", """{"y":1.0,"x":{"d":1,"c":2}}""")], [Tool]).ShouldBe("""[{"name":"g","arguments":{"x":{"c":2,"d":1},"y":1.0}}]""");

    [Fact]
    public void The_order_of_calls_stays_and_no_calls_are_an_empty_list()
    {
        CallSerializer.Write([TaskSamples.Call("f", "{}"), TaskSamples.Call("a", "{}")], [Tool]).ShouldBe("""[{"name":"f","arguments":{}},{"name":"a","arguments":{}}]""");
        CallSerializer.Write([], [Tool]).ShouldBe("[]");
    }

    [Fact]
    public void A_misspelt_name_does_not_show_in_the_order_of_arguments()
    {
        var other = new Tool("other", null, """{"type":"object","properties":{"a":{"type":"integer"},"z":{"type":"string"}}}""");

        CallSerializer.Write([TaskSamples.Call("ff", """{"a":1,"b":2.0}""")], [other, Tool]).ShouldEndWith("""{"b":2,"a":1}}]""");
    }

    [Fact]
    public void The_schema_of_the_tool_that_is_called_decides_what_a_numeral_means()
    {
        var called = new Tool("called", null, """{"type":"object","properties":{"a":{"type":"integer"}}}""");
        var other = new Tool("other", null, """{"type":"object","properties":{"b":{"type":"number"},"a":{"type":"number"}}}""");

        CallSerializer.Write([TaskSamples.Call("called", """{"b":2.0,"a":1.0}""")], [other, called]).ShouldEndWith("""{"a":1.0,"b":2.0}}]""");
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

    [Fact]
    public void Neither_the_order_of_members_nor_the_spelling_of_numbers_shows()
    {
        var values = new[] { ("b", new[] { "2", "2.0", "0.2e1", "20E-1" }), ("a", ["1"]), ("o", ["{\"y\":1,\"x\":\"\"}", "{\"x\":\"\",\"y\":1.00}"]), ("z", ["[1]"]) };
        var expected = Write("{" + string.Join(',', values.Select(value => $"\"{value.Item1}\":{value.Item2[0]}")) + "}");

        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new SeededRandom(seed, "serializer");
            var members = values.Select(value => $"\"{value.Item1}\" : {random.Pick(value.Item2)}").ToArray();
            random.Shuffle<string>(members);
            return Write("{" + string.Join(" , ", members) + "}") == expected;
        }).QuickCheckThrowOnFailure();
    }

    private static string Write(string arguments) => CallSerializer.Write([TaskSamples.Call("f", arguments)], [Tool]);
}
