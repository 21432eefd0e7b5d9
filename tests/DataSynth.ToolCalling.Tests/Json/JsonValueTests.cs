using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Tests.Json;

public sealed class JsonValueTests
{
    [Theory]
    [InlineData("""{"b":1.0,"a":[1e5,-0,true,null,"x"]}""")]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\\\"\\\\\\n\\t\\b\\f\\r\\u0001/é\U0001F600\"")]
    [InlineData("123456789012345678901234567890.0")]
    public void Compact_text_survives_reading_and_writing(string text) => JsonValue.Parse(text).ToString().ShouldBe(text);

    [Fact]
    public void A_key_given_twice_is_noted_and_the_last_value_wins_in_the_first_place()
    {
        var map = (JsonObject)JsonValue.Parse("""{"a":1,"b":2,"a":3}""");

        map.HasDuplicateKeys.ShouldBeTrue();
        map.ToString().ShouldBe("""{"a":3,"b":2}""");
    }

    [Fact]
    public void Large_objects_note_duplicates_too()
    {
        var members = string.Join(',', Enumerable.Range(0, 100).Select(i => $"\"k{i}\":{i}"));
        var plain = (JsonObject)JsonValue.Parse($"{{{members}}}");
        var twice = (JsonObject)JsonValue.Parse($"{{{members},\"k7\":\"x\"}}");

        plain.HasDuplicateKeys.ShouldBeFalse();
        plain.TryGet("k99", out var last).ShouldBeTrue();
        last!.ToString().ShouldBe("99");
        twice.HasDuplicateKeys.ShouldBeTrue();
        twice.Members.Count.ShouldBe(100);
        twice.GetText("k7").ShouldBe("x");
    }

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("{\"a\":}", 1, 6)]
    [InlineData("[1,\n 2,]", 2, 4)]
    [InlineData("1 2", 1, 3)]
    public void Errors_say_where(string text, int line, int column)
    {
        JsonTextReader.TryRead(text, out _, out var error).ShouldBeFalse();

        (error!.Value.Line, error.Value.Column).ShouldBe((line, column));
    }

    [Fact]
    public void Depth_is_limited()
    {
        var deep = new string('[', 513) + new string(']', 513);

        JsonTextReader.TryRead(deep, out _, out _).ShouldBeFalse();
        JsonTextReader.TryRead(deep[1..^1], out _, out _).ShouldBeTrue();
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_an_error()
        => JsonTextReader.TryRead([(byte)'"', 0xFF, (byte)'"'], 8, out _, out _).ShouldBeFalse();

    [Fact]
    public void Objects_and_arrays_know_where_they_stood()
    {
        var text = "[ {\"a\" : 1}, [2] ]"u8.ToArray();
        var array = (JsonArray)JsonValue.Parse(text);

        ((JsonObject)array.Items[0]).Source.Of(text).SequenceEqual("{\"a\" : 1}"u8).ShouldBeTrue();
        ((JsonArray)array.Items[1]).Source.Of(text).SequenceEqual("[2]"u8).ShouldBeTrue();
    }

    [Theory]
    [InlineData("5", "5.0", true)]
    [InlineData("5", "50e-1", true)]
    [InlineData("0", "-0", true)]
    [InlineData("-0", "0.0", true)]
    [InlineData("9007199254740993", "9007199254740992", false)]
    [InlineData("9007199254740993", "9007199254740993.0", true)]
    [InlineData("1e999999999999999999999", "1e999999999999999999998", true)]
    [InlineData("1e100", "1e101", false)]
    [InlineData("0.1", "0.10", true)]
    [InlineData("1", "-1", false)]
    public void Numbers_are_compared_by_exact_value(string left, string right, bool equal)
    {
        new JsonNumber(left).HasSameValue(new JsonNumber(right)).ShouldBe(equal);
        new JsonNumber(right).HasSameValue(new JsonNumber(left)).ShouldBe(equal);
    }

    [Theory]
    [InlineData("5", true)]
    [InlineData("5.0", true)]
    [InlineData("5e3", true)]
    [InlineData("500e-2", true)]
    [InlineData("5.5", false)]
    [InlineData("5e-1", false)]
    [InlineData("NaN", false)]
    public void Integral_numbers_are_recognised_in_every_spelling(string text, bool integral)
        => new JsonNumber(text).IsIntegral.ShouldBe(integral);

    [Fact]
    public void Member_names_are_read_as_they_stand_however_many_there_are_and_whatever_they_look_like()
    {
        // More names than are remembered, of all lengths around the limit, some not ASCII, some escaped, each twice.
        var names = Enumerable.Range(0, 5000)
            .Select(i => new string((char)('a' + (i % 26)), i % 40) + (i % 7 == 0 ? "é" : "") + (i % 11 == 0 ? "\"" : "") + (i % 13 == 0 ? "\0" : "") + i)
            .ToList();
        var text = new JsonObject(names.Select(name => new JsonMember(name, JsonNull.Instance))).ToString();

        for (var reading = 0; reading < 2; reading++)
            ((JsonObject)JsonValue.Parse(text)).Members.Select(member => member.Name).ShouldBe(names);
        var nul = (JsonObject)JsonValue.Parse("""{"a":1,"a\u0000":2,"":3}""");
        nul.Members.Select(member => member.Name).ShouldBe(["a", "a\0", ""]);
    }
}
