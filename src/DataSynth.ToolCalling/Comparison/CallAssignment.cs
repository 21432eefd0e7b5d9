namespace DataSynth.ToolCalling.Comparison;

/// <summary>Which call stands for which expected call.</summary>
/// <param name="ActualOf">For each expected call the index of its call, or −1 when none is left for it.</param>
/// <param name="IsOptimal">False when there were too many calls of one name to look for the best assignment.</param>
/// <param name="NameOverlap">Jaccard index of the multisets of tool names, in [0, 1]; 1 when both are empty.</param>
/// <param name="Weight">The sum of <see cref="CallFit.Weight"/> with the greatest total over pairs of the same name.</param>
/// <param name="AllRight">Whether every expected call has a call that is right, and no call is left over.</param>
internal sealed record CallAssignment(int[] ActualOf, bool IsOptimal, double NameOverlap, FitWeight Weight, bool AllRight);
