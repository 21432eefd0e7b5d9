using DataSynth.ToolCalling.Comparison;

namespace DataSynth.ToolCalling.Labels;

/// <summary>
/// The correctness of ToolRL (arXiv 2504.13958 §3.3) in [0, 1], S / S_max, with typed equality, the best of the accepted values and the
/// optimal assignment; comparable between tasks, which the published range [−3, 3] is not.
/// </summary>
internal static class UnitScore
{
    public static double Of(CallAssignment assignment, PreparedCall[] expected)
    {
        var greatest = 1.0 + expected.Sum(call => 1.0 + call.Arguments.Length);
        return (assignment.NameOverlap + assignment.Weight) / greatest;
    }
}
