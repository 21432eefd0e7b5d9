namespace DataSynth.ToolCalling.Rewards;

/// <summary>How predicted calls are assigned to expected ones.</summary>
public enum Matching
{
    /// <summary>In the order of the expected calls, each takes the best that is left; the reference code, and the default.</summary>
    Greedy,

    /// <summary>The assignment with the greatest sum; the paper.</summary>
    Optimal,
}
