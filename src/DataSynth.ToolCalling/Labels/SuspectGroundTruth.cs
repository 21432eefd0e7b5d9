using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Labels;

/// <summary>A hint that a task's ground truth may be wrong: several generators agree with each other against it. Never a reason to drop
/// the task by itself, since models also err together.</summary>
/// <param name="Generators">The generators that agree, in alphabetical order.</param>
/// <param name="Calls">The calls that they agree on; empty when they agree that no call is right.</param>
public sealed record SuspectGroundTruth(IReadOnlyList<string> Generators, IReadOnlyList<ToolCall> Calls)
{
    /// <summary>Looks for agreement against the ground truth.</summary>
    /// <param name="votes">The candidates of one task, in any order.</param>
    /// <param name="atLeast">How many generators must agree; at least 2.</param>
    /// <returns>The answer that most generators agree on, of equals the one that comes first in canonical order; null when no wrong
    /// answer has enough of them. Equality is that of <see cref="CanonicalCalls"/>; what cannot be read agrees with nothing.</returns>
    public static SuspectGroundTruth? Find(IEnumerable<AgreementVote> votes, int atLeast)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atLeast, 2);
        return votes
            .Where(vote => vote.Verdict is { Kind: VerdictKind.Incorrect, ErrorType: not ErrorType.Format })
            .GroupBy(vote => CanonicalCalls.Of(vote.Calls), StringComparer.Ordinal)
            .Select(group => (
                Key: group.Key,
                Names: group.Select(vote => vote.Generator).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList(),
                group.First().Calls))
            .Where(answer => answer.Names.Count >= atLeast)
            .OrderByDescending(answer => answer.Names.Count)
            .ThenBy(answer => answer.Key, StringComparer.Ordinal)
            .Select(answer => new SuspectGroundTruth(answer.Names, answer.Calls))
            .FirstOrDefault();
    }
}
