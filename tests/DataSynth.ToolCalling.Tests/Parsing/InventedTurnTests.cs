using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Parsing;

/// <summary>A turn of the user that a model goes on to invent behind its calls is not its reply, in whatever words it begins.</summary>
public sealed class InventedTurnTests
{
    private const string F = "{\"name\": \"f\", \"arguments\": {\"a\": 1}}";
    private const string G = "{\"name\": \"g\", \"arguments\": {\"b\": 2}}";

    private static readonly Tool[] Tools = [Calls.Tool("f", """{"a":{"type":"integer"}}"""), Calls.Tool("g", """{"b":{"type":"integer"}}""")];

    [Theory]
    [InlineData("User: thanks")]
    [InlineData("Human: thanks")]
    [InlineData("USER: thanks")]
    [InlineData("### User\nthanks")]
    [InlineData("### Human: thanks")]
    [InlineData("**User:** thanks")]
    [InlineData("**User**: thanks")]
    public void What_a_turn_of_the_user_begins_behind_a_call_is_not_read(string turn)
    {
        foreach (var frame in (string[])["<tool_call>\nHERE\n</tool_call>", "HERE", "[HERE]", "[TOOL_CALLS][HERE]", "```json\nHERE\n```", "I look.\n\nHERE\n\nOne moment."])
        {
            foreach (var next in (string[])[frame, "<tool_call>\nHERE\n</tool_call>"])
            {
                var text = frame.Replace("HERE", F, StringComparison.Ordinal) + "\n\n" + turn + "\n\nAssistant: " + next.Replace("HERE", G, StringComparison.Ordinal);
                foreach (var tools in (Tool[][])[Tools, []])
                {
                    var read = Calls.Parse(text, tools: tools);

                    Calls.Show(read.Calls).ShouldBe("f{\"a\":1}", text);
                    read.Content.ShouldNotContain("thanks");
                }
            }
        }
    }

    [Theory]
    [InlineData("User: do it\nAssistant: " + F, "f{\"a\":1}")]
    [InlineData("User: do it\nAssistant: " + F + "\nUser: more\nAssistant: " + G, "f{\"a\":1}")]
    [InlineData("<tool_call>" + F + "</tool_call>\nThe User: field is set.\n<tool_call>" + G + "</tool_call>", "f{\"a\":1}; g{\"b\":2}")]
    [InlineData("<tool_call>" + F + "</tool_call>\nUsers: none.\n<tool_call>" + G + "</tool_call>", "f{\"a\":1}; g{\"b\":2}")]
    [InlineData("<tool_call>{\"name\": \"f\", \"arguments\": {\"a\": 1, \"s\": \"x\nUser: y\"}}</tool_call><tool_call>" + G + "</tool_call>", "f{\"a\":1,\"s\":\"x\\nUser: y\"}; g{\"b\":2}")]
    public void Before_a_call_within_a_line_and_in_a_value_the_words_end_nothing(string text, string calls)
        => Calls.Show(Calls.Parse(text, tools: Tools).Calls).ShouldBe(calls);
}
