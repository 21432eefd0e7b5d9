using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tasks;

/// <summary>
/// One task: a conversation, the tools offered, and the calls that are right. (Not named <c>Task</c>, which .NET has taken.)
/// </summary>
/// <param name="Id">Unique within a run.</param>
/// <param name="Dataset">The name of the set it comes from.</param>
/// <param name="Conversation">The messages up to the turn that is asked for; at least one.</param>
/// <param name="Tools">The catalogue in the source's order; may be empty only where no call is right.</param>
/// <param name="Expectation">The right calls.</param>
public sealed record ToolTask(
    string Id,
    string Dataset,
    IReadOnlyList<Message> Conversation,
    IReadOnlyList<Tool> Tools,
    Expectation Expectation)
{
    /// <summary>SPDX expression of the task's own licence, or null to take its source's.</summary>
    public string? License { get; init; }

    /// <summary>How argument values are written.</summary>
    public SourceLanguage Language { get; init; } = SourceLanguage.Python;
}
