using DataSynth.ToolCalling.Tasks;

namespace DataSynth.ToolCalling.Labels;

/// <summary>Checks that the right calls of a task are possible at all with the tools it offers.</summary>
public static class GroundTruth
{
    /// <summary>All contradictions between the expectation and the tools: unknown tool, missing required parameter, unknown
    /// parameter, wrong type, value outside an enum.</summary>
    /// <param name="task">The task.</param>
    /// <returns>The problems in the order of the calls; empty when the ground truth is valid.</returns>
    public static IReadOnlyList<GroundTruthProblem> Validate(ToolTask task) => [];
}
