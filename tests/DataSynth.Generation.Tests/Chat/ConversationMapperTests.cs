using DataSynth.Generation.Chat;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;
using Microsoft.Extensions.AI;

namespace DataSynth.Generation.Tests.Chat;

public sealed class ConversationMapperTests
{
    [Fact]
    public void Results_find_their_calls_by_id_by_name_or_by_order()
    {
        var calls = new[] { Call("a"), Call("b"), Call("c") };
        var mapped = ConversationMapper.Map(
        [
            new Message("assistant", "Wait.") { ToolCalls = calls, ToolCallIds = ["1", "2"] },
            new Message("tool", "by id") { ToolCallId = "2" },
            new Message("tool", "by name") { Name = "c" },
            new Message("tool", "by order"),
            new Message("tool", "of nothing") { ToolCallId = "9", Name = "z" },
        ]);

        var results = mapped.Skip(1).Select(message => (message.Contents.OfType<FunctionResultContent>().Single().CallId, message.AuthorName));
        results.ShouldBe([("2", "b"), ("call00002", "c"), ("1", "a"), ("9", "z")]);
    }

    [Fact]
    public void Argument_text_is_kept_and_members_keep_their_number_text()
    {
        var call = new ToolCall("f", (JsonObject)JsonValue.Parse("""{"a":1.0,"b":12345678901234567890,"\ud800":"\udfff"}"""));

        var content = ConversationMapper.Map([new Message("assistant", null) { ToolCalls = [call] }])[0].Contents.OfType<FunctionCallContent>().Single();

        content.RawRepresentation.ShouldBe(new RawToolCall("f", """{"a":1.0,"b":12345678901234567890,"\ud800":"\udfff"}"""));
        content.Arguments!["a"]!.ToString().ShouldBe("1.0");
        content.Arguments.Count.ShouldBe(3);
    }

    [Fact]
    public void Unknown_roles_pass_through()
        => ConversationMapper.Map([new Message("developer", "x")])[0].Role.Value.ShouldBe("developer");

    private static ToolCall Call(string name) => new(name, JsonObject.Empty);
}
