namespace DataSynth.ToolCalling.Labels;

/// <summary>
/// What the unit score is made of (ToolRL, arXiv 2504.13958 §3.3), each part in [0, 1]. With n right calls and k right arguments the score
/// is (<paramref name="Names"/> + n · <paramref name="Parameters"/> + k · <paramref name="Values"/>) / (1 + n + k), up to rounding.
/// </summary>
/// <param name="Names">The Jaccard index of the multisets of tool names, <c>r_name</c>.</param>
/// <param name="Parameters">The overlap of the parameter names, <c>r_param</c>, as a mean over the right calls.</param>
/// <param name="Values">The share of the right arguments that are given, <c>r_value</c>; as <paramref name="Parameters"/> where the right
/// calls have none.</param>
public readonly record struct ScoreComponents(double Names, double Parameters, double Values)
{
    /// <summary>Of an answer of which nothing is right.</summary>
    public static ScoreComponents None => default;

    /// <summary>Of a correct answer.</summary>
    public static ScoreComponents All => new(1, 1, 1);
}
