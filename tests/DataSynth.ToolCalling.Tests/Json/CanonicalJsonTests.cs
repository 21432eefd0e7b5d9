using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tests.TestData;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Json;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("1", "1")]
    [InlineData("1.0", "1")]
    [InlineData("1e0", "1")]
    [InlineData("10e-1", "1")]
    [InlineData("-0", "0")]
    [InlineData("0.00", "0")]
    [InlineData("1500", "1500")]
    [InlineData("1.5e3", "1500")]
    [InlineData("1.50", "15e-1")]
    [InlineData("-0.015", "-15e-3")]
    [InlineData("100000000000000000000", "100000000000000000000")]
    [InlineData("1e20", "100000000000000000000")]
    [InlineData("1e21", "1e21")]
    [InlineData("1000000000000000000000", "1e21")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    [InlineData("1e-99999999999999999999", "1e-2305843009213693951")]
    public void Numbers_of_the_same_value_have_one_text(string number, string canonical)
    {
        CanonicalJson.Of(JsonValue.Parse(number)).ShouldBe(canonical);
        CanonicalJson.Of(new JsonNumber(canonical)).ShouldBe(canonical);
    }

    [Fact]
    public void Members_are_sorted_and_strings_are_normalised_but_not_trimmed()
        => CanonicalJson.Of(JsonValue.Parse("""{ "b": [true, null, " x "], "a": "e\u0301", "B": {} }"""))
            .ShouldBe("""{"B":{},"a":"é","b":[true,null," x "]}""");

    [Fact]
    public void Values_that_differ_have_different_texts()
    {
        string[] values = ["1", "\"1\"", "true", "\"true\"", "null", "\"\"", "[]", "{}", "[1]", "[[1]]", "{\"1\":1}", "9007199254740993", "9007199254740992"];

        values.Select(text => CanonicalJson.Of(JsonValue.Parse(text))).Distinct().Count().ShouldBe(values.Length);
    }

    [Fact]
    public void Calls_have_one_key_in_any_order_but_repetition_counts()
    {
        var once = TaskText.Calls("""[{"name":"f","arguments":{"x":1,"y":2}},{"name":"g"}]""");
        var turned = TaskText.Calls("""[{"name":"g","arguments":{}},{"name":"f","arguments":{"y":2.0,"x":1}}]""");
        var twice = TaskText.Calls("""[{"name":"g"},{"name":"g"},{"name":"f","arguments":{"y":2.0,"x":1}}]""");

        CanonicalCalls.Of(turned).ShouldBe(CanonicalCalls.Of(once));
        CanonicalCalls.Of(twice).ShouldNotBe(CanonicalCalls.Of(once));
        CanonicalCalls.Of([]).ShouldBe("[]");
    }
}
