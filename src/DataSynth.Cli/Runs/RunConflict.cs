using DataSynth.ToolCalling.Json;

namespace DataSynth.Cli.Runs;

/// <summary>Where one run contradicts an earlier one.</summary>
/// <param name="Kind"><c>reply</c>: another answer to the same request; <c>expectation</c>: other right calls of the same task;
/// <c>task</c>: another conversation or other tools under the same id.</param>
/// <param name="TaskId">The task.</param>
/// <param name="Kept">The run folder whose version is taken.</param>
/// <param name="Other">The run folder that contradicts it.</param>
/// <param name="Request">The request's key; null where it is about the task.</param>
internal sealed record RunConflict(string Kind, string TaskId, string Kept, string Other, string? Request)
{
    /// <summary>The line of the list.</summary>
    public JsonMember[] ToLine() =>
    [
        new("kind", new JsonString(Kind)),
        new("task_id", new JsonString(TaskId)),
        new("kept", new JsonString(Kept)),
        new("other", new JsonString(Other)),
        new("request", Request is null ? JsonNull.Instance : new JsonString(Request)),
    ];
}
