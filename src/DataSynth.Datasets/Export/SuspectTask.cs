using DataSynth.Datasets.Candidates;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Export;

/// <summary>A task whose ground truth may be wrong, since several models agree against it.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Generators">The models that agree, in alphabetical order.</param>
/// <param name="Calls">The calls that they agree on, as one JSON list; <c>[]</c> when they agree that no call is right.</param>
public sealed record SuspectTask(string TaskId, IReadOnlyList<string> Generators, string Calls)
{
    /// <summary>Looks at one task.</summary>
    /// <param name="candidates">All its candidates; those of perturb do not count, since they are wrong on purpose.</param>
    /// <param name="atLeast">How many models must agree.</param>
    internal static SuspectTask? Look(IReadOnlyList<LabelledCandidate> candidates, int atLeast)
    {
        var votes = candidates
            .Where(candidate => !candidate.Generator.IsPerturb && candidate.Variant == TaskVariant.Plain)
            .Select(candidate => new AgreementVote(candidate.Generator.Name, candidate.Verdict, candidate.Output.Calls))
            .ToList();
        return votes.Count >= atLeast && SuspectGroundTruth.Find(votes, atLeast) is { } suspect
            ? new SuspectTask(candidates[0].Task.Id, suspect.Generators, CanonicalCalls.Of(suspect.Calls))
            : null;
    }
}
