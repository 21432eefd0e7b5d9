using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Candidates;

/// <summary>The column <c>kind</c>.</summary>
public static class ConversationKind
{
    /// <summary>No call is right, however long the conversation is.</summary>
    public const string Irrelevance = "irrelevance";

    /// <summary>The assistant has spoken, or the user has spoken twice, before the turn that is asked for.</summary>
    public const string MultiTurn = "multi_turn";

    /// <summary>Everything else.</summary>
    public const string SingleTurn = "single_turn";

    /// <summary>The kind of a task.</summary>
    /// <param name="task">The task.</param>
    public static string Of(ToolTask task)
    {
        if (task.Expectation.Calls.Count == 0)
            return Irrelevance;
        return task.Conversation.Any(message => message.Role is "assistant" or "tool")
            || task.Conversation.Count(message => message.Role == "user") > 1
                ? MultiTurn
                : SingleTurn;
    }
}
