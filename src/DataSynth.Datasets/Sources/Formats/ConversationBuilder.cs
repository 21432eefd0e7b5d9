using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Sources.Formats;

/// <summary>
/// Puts a conversation together from sources that write calls and results as text: calls become <c>tool_calls</c> with ids, and each
/// result answers the oldest call that has none, preferably one of its name. Servers refuse conversations without that bond.
/// </summary>
internal sealed class ConversationBuilder
{
    private readonly List<Message> _messages = [];
    private readonly List<(string Id, string Name)> _open = [];
    private int _calls;

    /// <summary>The messages so far; a copy.</summary>
    public IReadOnlyList<Message> Messages => [.. _messages];

    /// <summary>Whether nothing was said yet.</summary>
    public bool IsEmpty => _messages.Count == 0;

    /// <summary>Adds words of whatever role.</summary>
    public void Say(string role, string content) => _messages.Add(new Message(role, content));

    /// <summary>Adds an assistant turn with calls.</summary>
    /// <param name="calls">At least one.</param>
    /// <param name="content">What is said beside them, or null.</param>
    public void Call(IReadOnlyList<ToolCall> calls, string? content)
    {
        string[] ids = [.. calls.Select(_ => $"call_{++_calls}")];
        _open.Clear();
        _open.AddRange(ids.Zip(calls, (id, call) => (id, call.Name)));
        _messages.Add(new Message("assistant", string.IsNullOrWhiteSpace(content) ? null : content) { ToolCalls = calls, ToolCallIds = ids });
    }

    /// <summary>Adds a tool's result.</summary>
    /// <param name="name">The tool where the source names it, or null.</param>
    /// <param name="content">The result.</param>
    public void Answer(string? name, string content)
    {
        var index = name is null ? -1 : _open.FindIndex(call => call.Name == name);
        if (index < 0 && _open.Count > 0)
            index = 0;
        var (id, called) = index < 0 ? (null, null) : ((string?, string?))_open[index];
        if (index >= 0)
            _open.RemoveAt(index);
        _messages.Add(new Message("tool", content) { ToolCallId = id, Name = name ?? called });
    }
}
