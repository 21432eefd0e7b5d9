using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Prompts;

/// <summary>
/// How earlier calls and their results are written in a conversation for a model that gets its tools as text: as the template asks it to
/// write its own, since an example is stronger than an instruction. The parser reads every one of them.
/// </summary>
public abstract class PromptSyntax
{
    private readonly string[] _alike;

    private protected PromptSyntax(string name, params string[] alike)
    {
        Name = name;
        _alike = alike;
    }

    /// <summary>The name in a template's header, one of the parser's registry.</summary>
    public string Name { get; }

    /// <summary>Whether text that the parser read in a syntax is what the template asked for: several of the parser's names look the same.</summary>
    /// <param name="syntax">A name of the parser's registry.</param>
    public bool IsWrittenIn(string syntax) => syntax == Name || _alike.Contains(syntax);

    /// <summary>A conversation without calls and results: both become text, results of one turn together as one message of the user,
    /// because many chat templates insist on turns that alternate.</summary>
    /// <param name="conversation">The messages.</param>
    public IReadOnlyList<Message> Render(IEnumerable<Message> conversation)
    {
        var rendered = new List<Message>();
        var results = new List<ToolResult>();
        var unanswered = new List<(string? Id, string Name)>();
        foreach (var message in conversation)
        {
            if (message.Role == "tool")
            {
                results.Add(new ToolResult(NameOf(message, unanswered), message.Content ?? ""));
                continue;
            }

            Flush(results, rendered);
            for (var i = 0; i < message.ToolCalls.Count; i++)
                unanswered.Add((i < message.ToolCallIds.Count ? message.ToolCallIds[i] : null, message.ToolCalls[i].Name));
            rendered.Add(message.Role == "assistant" ? new Message("assistant", Turn(message)) : new Message(message.Role, message.Content ?? ""));
        }

        Flush(results, rendered);
        return rendered;
    }

    /// <summary>Calls as the template asks for them.</summary>
    /// <param name="calls">At least one call.</param>
    public abstract string Calls(IReadOnlyList<ToolCall> calls);

    /// <summary>An assistant's turn: what it said, and what it called.</summary>
    private protected virtual string Turn(Message message)
    {
        if (message.ToolCalls.Count == 0)
            return message.Content ?? "";
        return string.IsNullOrEmpty(message.Content) ? Calls(message.ToolCalls) : $"{message.Content}\n{Calls(message.ToolCalls)}";
    }

    /// <summary>The results of one turn as a message of the user.</summary>
    private protected abstract string Results(IReadOnlyList<ToolResult> results);

    private void Flush(List<ToolResult> results, List<Message> rendered)
    {
        if (results.Count == 0)
            return;
        rendered.Add(new Message("user", Results(results)));
        results.Clear();
    }

    /// <summary>Results come in the order of the calls unless they say which they answer.</summary>
    private static string? NameOf(Message result, List<(string? Id, string Name)> unanswered)
    {
        var index = unanswered.FindIndex(call => result.ToolCallId is null
            ? result.Name is null || result.Name == call.Name
            : result.ToolCallId == call.Id);
        if (index < 0)
            return result.Name;
        var name = unanswered[index].Name;
        unanswered.RemoveAt(index);
        return result.Name ?? name;
    }
}
