using System.Buffers;
using System.Text;
using DataSynth.Generation.Replies;
using DataSynth.Generation.Requests;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Seeding;
using FsCheck;
using FsCheck.Fluent;

namespace DataSynth.Generation.Tests.Replies;

public sealed class ReplyReaderTests
{
    [Fact]
    public void Argument_text_comes_back_byte_for_byte_from_either_protocol()
        => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var arguments = RandomObject(new SeededRandom(seed, "arguments"), depth: 0);

            ArgumentsOf(OllamaBody(arguments), Provider.Ollama).ShouldBe(arguments);
            ArgumentsOf(OpenAiBody(Quote(arguments)), Provider.OpenAi).ShouldBe(arguments);
            ArgumentsOf(OpenAiBody(arguments), Provider.OpenAi).ShouldBe(arguments);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_bytes_are_a_reply_or_a_problem_and_never_a_crash()
        => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
        {
            foreach (var provider in Enum.GetValues<Provider>())
            {
                var isReply = ReplyReader.TryRead(bytes, provider, ToolDelivery.Native, TestTasks.Forecast.Tools, out _, out var problem);
                isReply.ShouldBe(problem is null);
            }
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("""{"message":null}""")]
    [InlineData("""{"message":{"content":5,"tool_calls":{},"thinking":[]},"done_reason":7,"eval_count":"many"}""")]
    [InlineData("""{"message":{"tool_calls":[null,5,{"function":null},{"id":1}]}}""")]
    [InlineData("""{"message":{"content":[{"type":"text","text":"a"},{"type":"image"},7]}}""")]
    public void Fields_of_the_wrong_type_count_as_missing(string body)
    {
        if (!ReplyReader.TryRead(Encoding.UTF8.GetBytes(body), Provider.Ollama, ToolDelivery.Native, [], out var reply, out _))
            return;

        reply.Reply.ToolCalls.ShouldBeEmpty();
        reply.Reply.Text.ShouldBeOneOf("", "a");
        (reply.Reply.FinishReason, reply.Reply.Reasoning, reply.OutputTokens).ShouldBe((null, null, null));
    }

    [Fact]
    public void Words_about_a_parse_error_are_no_parse_error()
    {
        const string body = """{"message":{"content":"The log says: error parsing tool call: raw='x', err=y"},"done_reason":"stop"}""";

        ReplyReader.TryRead(Encoding.UTF8.GetBytes(body), Provider.Ollama, ToolDelivery.Native, [], out var reply, out _).ShouldBeTrue();

        reply!.IsUnreadable.ShouldBeFalse();
        reply.RawOutput.ShouldStartWith("The log says");
    }

    private static string OllamaBody(string arguments)
        => $$"""{"message":{"tool_calls":[{"function":{"name":"f","arguments": {{arguments}} } } ] } }""";

    private static string OpenAiBody(string arguments)
        => $$"""{"choices":[{"message":{"tool_calls":[{"function":{"name":"f","arguments": {{arguments}} } } ] } } ] }""";

    private static string ArgumentsOf(string body, Provider provider)
    {
        ReplyReader.TryRead(Encoding.UTF8.GetBytes(body), provider, ToolDelivery.Native, [], out var reply, out var problem).ShouldBeTrue(problem);
        return reply!.Reply.ToolCalls.ShouldHaveSingleItem().ArgumentsText;
    }

    private static string Quote(string text)
    {
        var buffer = new ArrayBufferWriter<byte>();
        JsonTextWriter.WriteString(text, buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>JSON as models write it: odd spaces, escapes, keys given twice, numbers that no double holds.</summary>
    private static string RandomObject(SeededRandom random, int depth)
    {
        var members = Enumerable.Range(0, random.Next(4)).Select(_ => $"\"{random.Pick(Texts)}\"{random.Pick(Spaces)}:{random.Pick(Spaces)}{Value()}");
        return $"{{{random.Pick(Spaces)}{string.Join(random.Pick(Spaces) + ",", members)}{random.Pick(Spaces)}}}";

        string Value() => random.Next(depth > 3 ? 3 : 5) switch
        {
            0 => random.Pick(Numbers),
            1 => $"\"{random.Pick(Texts)}\"",
            2 => random.Pick(["true", "false", "null"]),
            3 => $"[{RandomObject(random, depth + 1)}, {random.Pick(Numbers)}]",
            _ => RandomObject(random, depth + 1),
        };
    }

    private static readonly string[] Spaces = ["", "", " ", "\n  ", "\t"];

    private static readonly string[] Texts = ["a", "a", "k\\u00e9", "\\ud83d\\ude00", "\\ud800", "日本", "q\\\"uote", "line\\nbreak", ""];

    private static readonly string[] Numbers = ["1", "1.0", "-0", "1e400", "12345678901234567890123", "0.10"];
}
