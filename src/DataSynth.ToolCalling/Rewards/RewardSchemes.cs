using System.Collections.Frozen;
using DataSynth.ToolCalling.Rewards.ToolRl;

namespace DataSynth.ToolCalling.Rewards;

/// <summary>The rewards by the name that the command line knows them by. A new one is a file and a line here.</summary>
public static class RewardSchemes
{
    private static readonly FrozenDictionary<string, Func<RewardInput, RewardOutcome>> Schemes =
        new Dictionary<string, Func<RewardInput, RewardOutcome>>
        {
            ["toolrl"] = ToolRlReward.Score,
            ["toolrm-pair"] = ToolRmPairReward.Score,
            ["tool-n1"] = ToolN1Reward.Score,
        }.ToFrozenDictionary();

    /// <summary>The names in alphabetical order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Schemes.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The function of a scheme, or null when there is none of that name.</summary>
    /// <param name="name">The name.</param>
    public static Func<RewardInput, RewardOutcome>? Find(string name) => Schemes.GetValueOrDefault(name);
}
