using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>An answer may be JSON: it is no broken call unless it names an offered tool or has plainly the shape of a call.</summary>
public sealed class JsonAnswerTests
{
    private static readonly Tool[] Tools = [Calls.Tool("get_weather", """{"city":{"type":"string"}}""", """["city"]""")];

    [Theory]
    [InlineData("""{"name":"John","age":30}""")]
    [InlineData("""[{"name":"John","age":30},{"name":"Ann"}]""")]
    [InlineData("""{"name":"John","age":30} {"name":"Ann"}""")]
    [InlineData("""{"name":"John","input":"get_weather"}""")]
    [InlineData("""{"person":{"name":"John"}}""")]
    [InlineData("""{"function":"sin","x":3}""")]
    [InlineData("""{"tool_calls":null,"content":"It is warm."}""")]
    [InlineData("""{"tool_calls":[],"content":"It is warm."}""")]
    [InlineData("""{"calls":[1,2],"name":"Ann's phone"}""")]
    [InlineData("```json\n{\"name\":\"John\",\"age\":30}\n```")]
    [InlineData("""{"name":"John","age":30} is who I found.""")]
    [InlineData("""{"name":"John","age":about 30}""")]
    public void JSON_that_names_no_offered_tool_and_has_no_shape_of_a_call_is_an_answer(string text)
    {
        foreach (var format in (string?[])[null, "bare_json", "llama3_json", "hermes"])
        {
            var read = Calls.Parse(text, format, tools: Tools);

            (read.Status, read.Content).ShouldBe((ParseStatus.None, text), format);
        }
    }

    [Theory]
    [InlineData("""{"name":"get_weather","city":"Paris"}""")]
    [InlineData("""{"name":"get_weather"}""")]
    [InlineData("""{"name":"get_time","parameters":5}""")]
    [InlineData("""{"tool_calls":[{"name":"get_time"}]}""")]
    [InlineData("""[{"name":"John"},{"name":"get_weather","arguments":{"city":"Paris"}}]""")]
    [InlineData("""{"result":{"name":"get_weather","arguments":{"city":"Paris"}}, "name":"x"}""")]
    [InlineData("""{"name":"get_weather","arguments":{"city":Paris}}""")]
    [InlineData("""{"name":"get_time","arguments":{"city":Paris}}""")]
    public void JSON_that_names_an_offered_tool_or_has_the_shape_of_a_call_is_a_broken_call(string text)
        => Calls.Parse(text, tools: Tools).Status.ShouldBe(ParseStatus.Malformed);

    [Fact]
    public void Where_no_tools_are_known_nobody_can_say_what_is_an_answer()
        => Calls.Parse("""{"name":"John","age":30}""").Status.ShouldBe(ParseStatus.Malformed);

    [Fact]
    public void A_call_of_a_tool_that_was_not_offered_stays_one()
        => Calls.Show(Calls.Parse("""{"name":"John","arguments":{"age":30}}""", tools: Tools)).ShouldBe("""Ok bare_json John{"age":30} []""");

    [Fact]
    public void A_call_behind_an_answer_is_read()
        => Calls.Show(Calls.Parse("{\"name\":\"John\",\"age\":30}\n{\"name\":\"get_weather\",\"arguments\":{\"city\":\"Paris\"}}", tools: Tools).Calls)
            .ShouldBe("""get_weather{"city":"Paris"}""");
}
