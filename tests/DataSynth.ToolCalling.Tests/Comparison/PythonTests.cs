using DataSynth.ToolCalling.Comparison.Python;
using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Tests.Comparison;

public sealed class PythonTests
{
    private static JsonValue Read(string text) => PythonJsonReader.TryRead(text, out var value) ? value : throw new InvalidOperationException(text);

    [Theory]
    [InlineData("1", "1.0", true)]
    [InlineData("1", "true", true)]
    [InlineData("0", "false", true)]
    [InlineData("0", "-0.0", true)]
    [InlineData("2", "true", false)]
    [InlineData("9007199254740993", "9007199254740992.0", false)]
    [InlineData("9007199254740992", "9007199254740992.0", true)]
    [InlineData("100000000000000000000000", "1e23", false)]
    [InlineData("99999999999999991611392", "1e23", true)]
    [InlineData("1e400", "Infinity", true)]
    [InlineData("5", "\"5\"", false)]
    [InlineData("null", "0", false)]
    [InlineData("[1,{\"a\":true}]", "[1.0,{\"a\":1}]", true)]
    [InlineData("{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}", true)]
    [InlineData("[1,2]", "[2,1]", false)]
    [InlineData("NaN", "NaN", false)]
    [InlineData("[NaN]", "[NaN]", true)]
    [InlineData("{\"a\":NaN}", "{\"a\":NaN}", true)]
    [InlineData("\"\\ud83d\\ude00\"", "\"\U0001F600\"", true)]
    public void Values_are_equal_as_in_Python(string left, string right, bool equal)
    {
        PythonValue.AreEqual(Read(left), Read(right)).ShouldBe(equal);
        PythonValue.AreEqual(Read(right), Read(left)).ShouldBe(equal);
    }

    [Theory]
    [InlineData("1", "true")]
    [InlineData("1", "1.0")]
    [InlineData("100000000000000000000", "1e20")]
    [InlineData("0", "-0.0")]
    public void Equal_values_are_the_same_key(string left, string right) => PythonValue.HashKey(Read(left)).ShouldBe(PythonValue.HashKey(Read(right)));

    [Fact]
    public void Lists_and_dictionaries_cannot_be_keys()
    {
        PythonValue.HashKey(Read("[]")).ShouldBeNull();
        PythonValue.HashKey(Read("{}")).ShouldBeNull();
        PythonValue.HashKey(Read("\"1\"")).ShouldNotBe(PythonValue.HashKey(Read("1")));
    }

    [Theory]
    [InlineData(" {\"a\" : [1 , 2.5e-3]}\t\r\n")]
    [InlineData("NaN")]
    [InlineData("-Infinity")]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\u2028\"")]
    [InlineData("[[[[]]]]")]
    public void What_json_loads_reads_is_read(string text) => PythonJsonReader.TryRead(text, out _).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF1")]
    [InlineData("\u00A01")]
    [InlineData("01")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1e")]
    [InlineData("+1")]
    [InlineData("[1,]")]
    [InlineData("{,}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{a:1}")]
    [InlineData("'a'")]
    [InlineData("\"a\nb\"")]
    [InlineData("\"\\x\"")]
    [InlineData("\"\\u12G4\"")]
    [InlineData("\"\\u12")]
    [InlineData("\"a")]
    [InlineData("-NaN")]
    [InlineData("1 2")]
    [InlineData("[1] // x")]
    [InlineData("nul")]
    public void What_json_loads_refuses_is_refused(string text) => PythonJsonReader.TryRead(text, out _).ShouldBeFalse();

    [Fact]
    public void Integers_have_at_most_4300_digits_and_nesting_ends()
    {
        PythonJsonReader.TryRead(new string('9', 4300), out _).ShouldBeTrue();
        PythonJsonReader.TryRead(new string('9', 4301), out _).ShouldBeFalse();
        PythonJsonReader.TryRead(new string('9', 4301) + ".0", out _).ShouldBeTrue();
        PythonJsonReader.TryRead(new string('[', 100_000), out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("\u001C a b\u001Fc\u3000d ", 4)]
    [InlineData("\u200Ba\u200Bb", 1)]
    [InlineData(" \t\n", 0)]
    [InlineData("", 0)]
    public void Words_are_those_of_str_split(string text, int words) => PythonText.CountWords(text).ShouldBe(words);

    [Theory]
    [InlineData(" 1_000 ", "1000")]
    [InlineData("+7", "7")]
    [InlineData("-007", "-7")]
    [InlineData("-0", "0")]
    public void Numerals_are_read_as_int_reads_them(string text, string value)
    {
        PythonNumeral.TryInt(text, out var number).ShouldBeTrue();
        number!.Text.ShouldBe(value);
    }

    [Theory]
    [InlineData("1__0")]
    [InlineData("_1")]
    [InlineData("1_")]
    [InlineData("1.0")]
    [InlineData("")]
    [InlineData("- 1")]
    public void Other_numerals_are_no_int(string text) => PythonNumeral.TryInt(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("1.5", "1.5")]
    [InlineData("3", "3.0")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5.0")]
    [InlineData("-1e3", "-1000.0")]
    [InlineData("inf", "Infinity")]
    [InlineData("-Infinity", "-Infinity")]
    [InlineData("nan", "NaN")]
    public void Numerals_are_read_as_float_reads_them(string text, string value)
    {
        PythonNumeral.TryFloat(text, out var number).ShouldBeTrue();
        number!.Text.ShouldBe(value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1,5")]
    [InlineData("--1")]
    [InlineData("abc")]
    [InlineData("1e")]
    public void Other_numerals_are_no_float(string text) => PythonNumeral.TryFloat(text, out _).ShouldBeFalse();
}
