using DataSynth.ToolCalling.Comparison;

namespace DataSynth.ToolCalling.Labels;

/// <summary>
/// The correctness of ToolRL (arXiv 2504.13958 §3.3) in [0, 1], S / S_max, with typed equality, the best of the accepted values and the
/// optimal assignment; comparable between tasks, which the published range [−3, 3] is not.
/// </summary>
internal static class UnitScore
{
    /// <summary>The score and its parts.</summary>
    /// <param name="assignment">Which call stands for which.</param>
    /// <param name="expected">The right calls, at least one.</param>
    public static (double Score, ScoreComponents Components) Of(CallAssignment assignment, PreparedCall[] expected)
    {
        var arguments = expected.Sum(call => call.Arguments.Length);
        var weight = assignment.Weight;
        var parameters = weight.Parameters / expected.Length;
        return (
            (assignment.NameOverlap + weight.Total) / (1.0 + expected.Length + arguments),
            new ScoreComponents(assignment.NameOverlap, parameters, arguments == 0 ? parameters : weight.Values / arguments));
    }
}
