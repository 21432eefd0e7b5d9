using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Sources.Formats;

/// <summary>
/// A conversation in which assistants write their calls as text. Every turn with calls becomes a task whose right calls are those, with
/// the turns before it as its conversation; the output parser reads the text, as it reads a model's.
/// </summary>
/// <param name="id">The record's id, before the number of the turn.</param>
/// <param name="defaults">What tasks take from their source.</param>
/// <param name="tools">The tools offered.</param>
/// <param name="addResult">Adds what a tool's turn says.</param>
internal sealed class SpokenConversation(
    string id, TaskDefaults defaults, IReadOnlyList<Tool> tools, Action<string, ConversationBuilder> addResult)
{
    /// <summary>Mendings that change how a call is spelled and not what it says; older files write Python's dictionaries for JSON.</summary>
    private static readonly HashSet<string> Harmless = ["single-quoted string", "Python literal", "trailing comma"];

    private readonly ConversationBuilder _builder = new();
    private readonly List<RowOutcome> _outcomes = [];

    /// <summary>Reads the turns.</summary>
    /// <returns>A task or a problem for each turn that calls; without one, that the conversation has none.</returns>
    public IReadOnlyList<RowOutcome> Read(IReadOnlyList<SpokenTurn> turns)
    {
        for (var i = 0; i < turns.Count; i++)
        {
            var (role, text) = turns[i];
            if (role == "tool")
                addResult(text, _builder);
            else if (role == "assistant")
                AddAssistant(i + 1, text);
            else
                _builder.Say(role, text);
        }

        return _outcomes.Count > 0 ? _outcomes : [RowOutcome.Without(LeftOutReasons.NoCall)];
    }

    private void AddAssistant(int turn, string text)
    {
        var read = ToolCallParser.Parse(text, tools, new ParseOptions());
        var isSound = read.Status is ParseStatus.Ok || (read.Status is ParseStatus.Repaired && read.Repairs.All(Harmless.Contains));
        if (isSound && read.Calls.Count > 0)
        {
            _outcomes.Add(TaskOf(turn, read.Calls));
            _builder.Call(read.Calls, read.Content);
            return;
        }

        if (read.Status is not ParseStatus.None)
        {
            var kind = read.Repairs.Any(repair => repair.StartsWith("key given twice", StringComparison.Ordinal)) ? QuarantineKinds.RepeatedKey : QuarantineKinds.NoRightCalls;
            var why = read.Status is ParseStatus.Repaired ? $" without mending ({string.Join(", ", read.Repairs)})" : "";
            _outcomes.Add(new RowProblem(kind, $"turn {turn}: the assistant's text cannot be read as calls{why}"));
        }

        _builder.Say("assistant", text);
    }

    private RowOutcome TaskOf(int turn, IReadOnlyList<ToolCall> calls)
    {
        var repeated = calls.Select(call => RepeatedKey.In(call.Arguments, $"the call of \"{call.Name}\"")).FirstOrDefault(found => found is not null);
        if (repeated is not null)
            return repeated.In($"turn {turn}");
        if (_builder.IsEmpty)
            return new RowProblem(QuarantineKinds.NoConversation, $"turn {turn}: the assistant calls before anybody has spoken");
        if (tools.Count == 0)
            return new RowProblem(QuarantineKinds.NoTools, $"turn {turn}: the assistant calls although no tools are offered");
        return new ToolTask($"{id}-turn{turn}", defaults.Dataset, _builder.Messages, tools, PublishedCalls.ExpectationOf(calls))
        {
            License = defaults.License,
        };
    }
}
