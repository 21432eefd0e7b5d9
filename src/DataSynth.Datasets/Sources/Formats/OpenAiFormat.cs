using System.Diagnostics.CodeAnalysis;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Sources.Formats;

/// <summary>
/// <c>openai</c>: fine-tuning files of OpenAI's API: <c>messages</c> with <c>tool_calls</c>, and <c>tools</c>; also the older
/// <c>function_call</c> and <c>functions</c>. Every assistant message with calls becomes a task whose right calls are those, with the
/// messages before it as its conversation.
/// </summary>
internal sealed class OpenAiFormat : RecordTaskFormat
{
    /// <inheritdoc/>
    public override string Name => "openai";

    /// <inheritdoc/>
    public override string Description => "OpenAI fine-tuning files: messages with tool_calls, and tools; a task for each assistant message with calls";

    /// <inheritdoc/>
    private protected override ValueTask<ReadTask> OpenFileAsync(
        string file,
        TaskDefaults defaults,
        SourceLimits limits,
        CancellationToken cancellationToken)
        => ValueTask.FromResult<ReadTask>((record, row) => Read(record, row, defaults));

    private static List<RowOutcome> Read(LocatedJson located, long row, TaskDefaults defaults)
    {
        if (located.Value is not JsonObject record)
            return [new RowProblem(QuarantineKinds.NotATask, $"found {JsonKindNames.Of(located.Value)}; expected an object")];
        if (!located.TryGetEmbedded("messages", out var messages, out var problem))
            return [problem.As(QuarantineKinds.NoConversation)];
        if (messages.Value is not JsonArray list)
            return [new RowProblem(QuarantineKinds.NoConversation, $"`messages` is {JsonKindNames.Of(messages.Value)}; expected a list of messages")];
        if (!TryReadTools(located, record, out var tools, out problem))
            return [problem];

        var outcomes = new List<RowOutcome>();
        var history = new List<Message>(list.Items.Count);
        var id = SpokenTurns.IdOf(record, row, defaults);
        foreach (var item in list.Items)
        {
            // What follows a message that cannot be read has no conversation that could be believed.
            if (!MessageJson.TryRead(WithToolCalls(item), out var message, out problem))
            {
                var calls = item is JsonObject called && called.TryGet("tool_calls", out _);
                outcomes.Add(problem.In($"message {history.Count}").As(calls ? QuarantineKinds.NoRightCalls : QuarantineKinds.NoConversation));
                break;
            }

            if (message is { Role: "assistant", ToolCalls.Count: > 0 })
                outcomes.Add(TaskOf($"{id}-turn{history.Count + 1}", defaults, history, tools, message));
            history.Add(message);
        }

        return outcomes.Count > 0 ? outcomes : [RowOutcome.Without(LeftOutReasons.NoCall)];
    }

    private static RowOutcome TaskOf(string id, TaskDefaults defaults, List<Message> history, IReadOnlyList<Tool> tools, Message message)
    {
        if (history.Count == 0)
            return new RowProblem(QuarantineKinds.NoConversation, "message 0 calls before anybody has spoken");
        if (tools.Count == 0)
            return new RowProblem(QuarantineKinds.NoTools, $"message {history.Count} calls although no tools are offered");
        return new ToolTask(id, defaults.Dataset, [.. history], tools, PublishedCalls.ExpectationOf(message.ToolCalls)) { License = defaults.License };
    }

    private static bool TryReadTools(
        LocatedJson located, JsonObject record, [NotNullWhen(true)] out IReadOnlyList<Tool>? tools, [NotNullWhen(false)] out RowProblem? problem)
    {
        tools = [];
        problem = null;
        var key = record.TryGet("tools", out var value) && value is not JsonNull ? "tools" : "functions";
        if (!record.TryGet(key, out value) || value is JsonNull)
            return true;
        if (located.TryGetEmbedded(key, out var catalogue, out problem))
            return ToolJson.TryReadList(catalogue, convert: null, out tools, out problem);

        tools = null;
        problem = problem.As(QuarantineKinds.NoTools);
        return false;
    }

    /// <summary>The form of before November 2023: one <c>function_call</c>, answered by a message of the role <c>function</c>.</summary>
    private static JsonValue WithToolCalls(JsonValue item)
    {
        if (item is not JsonObject message)
            return item;
        if (message.GetText("role") == "function")
            return new JsonObject([.. message.Members.Where(member => member.Name != "role"), new("role", new JsonString("tool"))]);
        return message.TryGet("function_call", out var call) && call is JsonObject
            ? new JsonObject([.. message.Members.Where(member => member.Name != "function_call"), new("tool_calls", new JsonArray([call]))])
            : item;
    }
}
