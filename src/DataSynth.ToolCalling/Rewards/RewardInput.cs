namespace DataSynth.ToolCalling.Rewards;

/// <summary>What a reward is computed from.</summary>
/// <param name="Prediction">The whole text of the model, with or without chat markers.</param>
/// <param name="GroundTruth">The reference text, in the same syntax.</param>
/// <param name="Flags">Switches of the scheme by name; the environment variables of the reference code.</param>
/// <param name="Step">The training step; 0 before training.</param>
/// <param name="Matching">How calls are assigned.</param>
public sealed record RewardInput(
    string Prediction, string GroundTruth, IReadOnlyDictionary<string, string> Flags, double Step, Matching Matching);
