using DataSynth.ToolCalling.Comparison;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.ToolCalling.Tests.Comparison;

/// <summary>The examples are those of the checker's own converters (gorilla, <c>java_type_converter.py</c>, <c>js_type_converter.py</c>).</summary>
public sealed class SourceLiteralTests
{
    [Theory]
    [InlineData("true", "boolean", null, "true")]
    [InlineData("True", "boolean", null, "\"True\"")]
    [InlineData("-123", "integer", null, "-123")]
    [InlineData("5L", "integer", null, "\"5L\"")]
    [InlineData("3.14f", "float", null, "3.14")]
    [InlineData("3f", "float", null, "3.0")]
    [InlineData("3.14", "float", null, "\"3.14\"")]
    [InlineData("3.14e2", "double", null, "314.0")]
    [InlineData("9223372036854775807L", "long", null, "9223372036854775807")]
    [InlineData("123", "long", null, "\"123\"")]
    [InlineData("123", "any", null, "\"123\"")]
    [InlineData("abc", "String", null, "\"abc\"")]
    [InlineData("new int[]{1, 2, 3}", "Array", null, "[1,2,3]")]
    [InlineData("new int[] { }", "Array", null, "[]")]
    [InlineData("new Object[]{1, \"abc\", true}", "Array", null, "[1,\"abc\",true]")]
    [InlineData("new String[]{\"a\", \"b\"}", "Array", "String", "[\"\\\"a\\\"\",\"\\\"b\\\"\"]")]
    [InlineData("new long[]{1L, 2.0, 3L}", "Array", "long", "[1,\"2.0\",3]")]
    [InlineData("new ArrayList<>(Arrays.asList(\"a\", \"b\"))", "ArrayList", "String", "[\"a\",\"b\"]")]
    [InlineData("new ArrayList<Float>() {{ add(1.0f); add(2.0f); }}", "ArrayList", "float", "[1.0,2.0]")]
    [InlineData("new ArrayList<>(Arrays.asList(1, \"abc\", true))", "ArrayList", null, "[1,\"abc\",true]")]
    [InlineData("new ArrayList<>()", "ArrayList", null, "[]")]
    [InlineData("items", "ArrayList", null, "\"items\"")]
    [InlineData("new HashMap<>() {{ }}", "HashMap", null, "{}")]
    [InlineData("new HashMap<>()", "HashMap", null, "{}")]
    [InlineData("new HashMap<String, Object>() {{ put(\"k 1\", 123); put(\"k2\", true); put(\"k3\", \"v\"); }}", "HashMap", null,
        "{\"k 1\":123,\"k2\":true,\"k3\":\"v\"}")]
    // The checker's pattern has no room before the comma, so its key runs on to the next quote that a comma follows.
    [InlineData("new HashMap<String, Integer>() {{ put(\"a\" , 1); put(\"b\", 2); }}", "HashMap", null,
        "{\"a\\\" , 1); put(\\\"b\":2}")]
    public void Java_source_is_converted_as_the_checker_does(string source, string type, string? element, string value)
        => SourceLiteral.Convert(source, type, element, SourceLanguage.Java).ToString().ShouldBe(value);

    [Theory]
    [InlineData("true", "Boolean", null, "true")]
    [InlineData("123", "integer", null, "123")]
    [InlineData("3", "float", null, "3.0")]
    [InlineData("123n", "Bigint", null, "123")]
    [InlineData("\"abc\"", "String", null, "\"abc\"")]
    [InlineData("abc", "String", null, "\"abc\"")]
    [InlineData("123", "any", null, "\"123\"")]
    [InlineData("[1, 'two', true]", "array", null, "[1,\"two\",true]")]
    [InlineData("new Array(1, 2, 3)", "array", null, "[1,2,3]")]
    [InlineData("[]", "array", null, "[]")]
    [InlineData("new Array(4n, 5n)", "array", "Bigint", "[4,5]")]
    [InlineData("[\"hello\", \"world\"]", "array", "String", "[\"hello\",\"world\"]")]
    [InlineData(" [ [ 1, 2 ], [ 3,   4], [5, 6]]", "array", "array", "[[1,2],[3,4],[5,6]]")]
    [InlineData("new Array([1, 2], [3, 4])", "array", "array", "[[1,2],[3,4]]")]
    [InlineData("[{\"key1\": 1}, {\"key2\": 2}]", "array", "dict", "[{\"key1\":1},{\"key2\":2}]")]
    [InlineData("items", "array", null, "\"items\"")]
    [InlineData("{}", "dict", null, "{}")]
    [InlineData("{'key1': 123, 'key2': 'value', 'key3': false}", "dict", null, "{\"key1\":123,\"key2\":\"value\",\"key3\":false}")]
    [InlineData("{\"a\": b, \"c\": [\"d\"], \"e\": [\"f\", \"g\"]}", "dict", null, "{\"a\":\"b\",\"c\":[\"d\"],\"e\":[\"f\",\"g\"]}")]
    [InlineData("{\n\"a\": 1}", "dict", null, "\"{\\n\\\"a\\\": 1}\"")]
    public void JavaScript_source_is_converted_as_the_checker_does(string source, string type, string? element, string value)
        => SourceLiteral.Convert(source, type, element, SourceLanguage.JavaScript).ToString().ShouldBe(value);

    [Fact]
    public void Hostile_source_is_converted_in_good_time()
    {
        var text = string.Concat(Enumerable.Repeat("new HashMap<new ArrayList<>(Arrays.asList([[", 20_000));

        foreach (var type in (string[])["HashMap", "ArrayList", "Array", "array", "dict"])
        {
            SourceLiteral.Convert(text, type, null, SourceLanguage.Java);
            SourceLiteral.Convert(text, type, null, SourceLanguage.JavaScript);
        }
    }
}
