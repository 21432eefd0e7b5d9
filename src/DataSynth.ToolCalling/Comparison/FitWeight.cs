namespace DataSynth.ToolCalling.Comparison;

/// <summary>ToolRL's score of one pair of calls, or the sum over several (arXiv 2504.13958 §3.3).</summary>
/// <param name="Parameters">Overlap of the parameter names, at most 1 a pair.</param>
/// <param name="Values">The number of right values.</param>
internal readonly record struct FitWeight(double Parameters, double Values)
{
    /// <summary>Both together: what the assignment maximizes.</summary>
    public double Total => Parameters + Values;

    public static FitWeight operator +(FitWeight left, FitWeight right)
        => new(left.Parameters + right.Parameters, left.Values + right.Values);
}
