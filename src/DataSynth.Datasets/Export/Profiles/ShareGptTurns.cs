using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Export.Profiles;

/// <summary>
/// Conversations in the sharegpt form that LLaMA-Factory's converter takes: <c>human</c> or <c>observation</c> and <c>gpt</c> or
/// <c>function_call</c> in strict turns, an odd number of them. Turns of one side that follow each other become one.
/// </summary>
internal static class ShareGptTurns
{
    private const string Human = "human";
    private const string Observation = "observation";
    private const string Assistant = "gpt";
    private const string Calls = "function_call";

    /// <summary>The conversation without system messages, which stand in a column of their own.</summary>
    public static object?[] Of(ToolTask task)
    {
        var turns = new List<(string From, string Value)>();
        foreach (var message in task.Conversation.Where(message => message.Role != "system"))
        {
            var turn = TurnOf(message);
            if (turns.Count > 0 && IsAnswer(turns[^1].From) == IsAnswer(turn.From))
                turns[^1] = Merge(turns[^1], turn);
            else
                turns.Add(turn);
        }

        // A conversation begins with the user and ends with what is to be answered.
        if (turns.Count == 0 || IsAnswer(turns[0].From))
            turns.Insert(0, (Human, ""));
        if (IsAnswer(turns[^1].From))
            turns.Add((Human, ""));
        return [.. turns.Select(turn => (object?)new object?[] { turn.From, turn.Value })];
    }

    /// <summary>The system messages together; empty where there are none.</summary>
    public static string System(ToolTask task)
        => string.Join("\n\n", task.Conversation.Where(message => message.Role == "system").Select(message => message.Content ?? ""));

    /// <summary>An answer: calls as one JSON list, anything else as words.</summary>
    public static object?[] Answer(IReadOnlyList<ToolCall> calls, string callsText, string? unreadable)
        => calls.Count > 0 ? [Calls, callsText] : [Assistant, unreadable ?? AnswerText.NoCall];

    private static bool IsAnswer(string from) => from is Assistant or Calls;

    private static (string From, string Value) TurnOf(Message message)
    {
        if (message.Role == "tool")
            return (Observation, message.Content ?? "");
        if (message.Role != "assistant")
            return (Human, message.Content ?? "");
        if (message.ToolCalls.Count == 0 || !string.IsNullOrEmpty(message.Content))
            return (Assistant, ConversationText.ContentOf(message));
        var json = new JsonTextBuilder();
        for (var i = 0; i < message.ToolCalls.Count; i++)
            CallJson.Write(message.ToolCalls[i], json.Raw(i == 0 ? "[" : ","));
        return (Calls, json.Raw("]").ToString());
    }

    /// <summary>Of calls and words of one side the words win, since a <c>function_call</c> must be JSON.</summary>
    private static (string From, string Value) Merge((string From, string Value) first, (string From, string Value) second)
    {
        var from = first.From == second.From && first.From != Calls ? first.From : IsAnswer(first.From) ? Assistant : Human;
        return (from, $"{first.Value}\n{second.Value}");
    }
}
