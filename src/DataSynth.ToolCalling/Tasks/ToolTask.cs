using DataSynth.ToolCalling.Labels;
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

    /// <summary>Which revision of its source the task comes from, such as a commit or <c>sha256:</c> and the hash of its file; null where
    /// that is not known.</summary>
    public string? SourceRevision { get; init; }

    /// <summary>Which contradictions between right calls and tools make this task's candidates unlabelled; null to take what
    /// <see cref="LabelOptions.GroundTruth"/> says.</summary>
    public GroundTruthCheck? GroundTruthCheck { get; init; }

    /// <summary>The first contradiction between the right calls and the tools, of a task that was let pass in spite of it; null where
    /// there is none or nobody looked.</summary>
    public string? Contradiction { get; init; }
}
