namespace DataSynth.ToolCalling.Labels;

/// <summary>One reason why a task's ground truth contradicts its own tools.</summary>
/// <param name="Path">Where, such as <c>calls[0].arguments.city</c>.</param>
/// <param name="Reason">What was found and what the schema demands.</param>
public sealed record GroundTruthProblem(string Path, string Reason)
{
    /// <summary>Whether the names are wrong (tool, parameter, required parameter), and not only a value.</summary>
    public bool IsStructural { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Reason}";
}
