using DataSynth.Generation.Chat;
using DataSynth.Generation.Outcomes;
using DataSynth.Generation.Replies;
using DataSynth.Generation.Requests;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tools;
using FsCheck;
using FsCheck.Fluent;

namespace DataSynth.Generation.Tests.Chat;

public sealed class ToolNameMapTests
{
    [Fact]
    public void Any_names_become_legal_and_distinct_and_come_back()
        => Prop.ForAll(ArbMap.Default.ArbFor<string[]>(), given =>
        {
            var names = given.Select(name => name ?? "").Distinct().ToArray();
            var map = ToolNameMap.ForOpenAi(names);

            var wire = names.Select(map.ToWire).ToArray();

            wire.ShouldAllBe(name => name.Length > 0 && name.Length <= 64 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_' || c == '-'));
            wire.Distinct().Count().ShouldBe(names.Length);
            wire.Select(map.ToSource).ShouldBe(names);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Long_names_that_begin_alike_stay_apart()
    {
        string[] names = [new string('a', 70) + ".x", new string('a', 70) + ".y", new string('a', 64)];
        var map = ToolNameMap.ForOpenAi(names);

        names.Select(map.ToWire).ShouldBe([new string('a', 62) + "_2", new string('a', 62) + "_3", new string('a', 64)]);
    }

    [Fact]
    public void Legal_names_are_left_alone()
    {
        var map = ToolNameMap.ForOpenAi(["get_weather", "a-b"]);

        map.IsIdentity.ShouldBeTrue();
        map.ToWire("get_weather").ShouldBe("get_weather");
    }

    [Fact]
    public void A_call_in_text_under_the_wires_name_is_read_under_the_tasks()
    {
        Tool[] tools = [new("math.add", null, """{"type":"object","properties":{"a":{"type":"integer"}}}""")];
        const string body = """{"choices":[{"message":{"content":"<tool_call>\n{\"name\": \"math_add\", \"arguments\": {\"a\": 1}}\n</tool_call>"}}]}""";

        Names(ToolDelivery.Native).ShouldBe(["math.add"]);
        Names(ToolDelivery.Prompt).ShouldBe(["math_add"], "the model was shown the true name and wrote another");

        string[] Names(ToolDelivery delivery)
        {
            var outcome = new Answered(System.Text.Encoding.UTF8.GetBytes(body), 1, TimeSpan.Zero, null, null, null);
            var read = WireFixture.Read(outcome, Provider.OpenAi, TestTasks.Forecast with { Tools = tools }, delivery);
            return [.. read.Parse(tools, new ParseOptions()).Calls.Select(call => call.Name)];
        }
    }

    [Fact]
    public void A_damaged_body_is_said_to_be_one()
    {
        ReplyReader.TryRead("nothing"u8, Provider.Ollama, ToolDelivery.Native, [], out _, out var problem).ShouldBeFalse();
        problem.ShouldBe("the stored body is not a JSON object");
        ReplyReader.TryRead("{}"u8, Provider.Perturb, ToolDelivery.Native, [], out _, out problem).ShouldBeFalse();
        problem.ShouldBe("the reply has no message");
    }
}
