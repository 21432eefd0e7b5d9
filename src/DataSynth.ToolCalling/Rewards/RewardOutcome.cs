namespace DataSynth.ToolCalling.Rewards;

/// <summary>A reward and its parts, or why there is none.</summary>
/// <param name="Score">The reward; meaningless where there is an error.</param>
public sealed record RewardOutcome(double Score)
{
    /// <summary>The part for the form of the answer; null where the scheme has no such part.</summary>
    public double? Format { get; init; }

    /// <summary>The part for right calls; null where the scheme has no such part.</summary>
    public double? Correctness { get; init; }

    /// <summary>The part for the length of the thought; null where the scheme has no such part.</summary>
    public double? Length { get; init; }

    /// <summary>Why there is no reward, or null.</summary>
    public string? Error { get; init; }

    /// <summary>No reward.</summary>
    /// <param name="reason">Why: what was found and what was expected.</param>
    public static RewardOutcome Failed(string reason) => new(double.NaN) { Error = reason };
}
