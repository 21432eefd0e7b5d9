using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Sources;

/// <summary>A record that is a task.</summary>
/// <param name="File"><inheritdoc cref="SourceItem" path="/param[@name='File']"/></param>
/// <param name="Line"><inheritdoc cref="SourceItem" path="/param[@name='Line']"/></param>
/// <param name="Row"><inheritdoc cref="SourceItem" path="/param[@name='Row']"/></param>
/// <param name="Task">The task; its licence is its own or, failing that, its source's.</param>
public sealed record SourceTask(string File, long Line, long Row, ToolTask Task) : SourceItem(File, Line, Row)
{
    /// <summary>Contradictions between the right calls and the tools; those that the mode lets
    /// pass; empty with <see cref="GroundTruthMode.Strict"/> and <see cref="GroundTruthMode.Off"/>.</summary>
    public IReadOnlyList<GroundTruthProblem> Problems { get; init; } = [];

    /// <summary>What models once answered, where the data set keeps it; in the order of the record; empty where the
    /// source is shuffled.</summary>
    public IReadOnlyList<RecordedOutput> Recorded { get; init; } = [];
}
