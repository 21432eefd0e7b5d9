using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Sources;

/// <summary>One thing that a record turned out to hold: a task, a problem, or something that is sound and gives no task. A record of a
/// conversation may hold several.</summary>
internal readonly record struct RowOutcome
{
    /// <summary>The task, or null.</summary>
    public ToolTask? Task { get; private init; }

    /// <summary>Why it is no task, or null.</summary>
    public RowProblem? Problem { get; private init; }

    /// <summary>Why there is no task although nothing is wrong (one of <see cref="LeftOutReasons"/>), or null.</summary>
    public string? LeftOut { get; private init; }

    /// <summary>Outputs of models that the record keeps beside the task.</summary>
    public IReadOnlyList<RecordedOutput>? Recorded { get; init; }

    /// <summary>A task.</summary>
    public static implicit operator RowOutcome(ToolTask task) => new() { Task = task };

    /// <summary>A problem.</summary>
    public static implicit operator RowOutcome(RowProblem problem) => new() { Problem = problem };

    /// <summary>Something sound without a task.</summary>
    /// <param name="reason">One of <see cref="LeftOutReasons"/>.</param>
    public static RowOutcome Without(string reason) => new() { LeftOut = reason };
}
