using DataSynth.Datasets.Candidates;
using DataSynth.ToolCalling.Labels;

namespace DataSynth.Datasets.Export;

/// <summary>Looks through the candidates of each task for models that agree with each other against the ground truth.</summary>
/// <param name="atLeast">How many models must agree.</param>
internal sealed class SuspectTasks(int atLeast)
{
    /// <summary>More are not listed: by then it is the source that has to be looked at.</summary>
    private const int MaxListed = 10_000;

    private readonly List<SuspectTask> _found = [];

    /// <summary>The suspects in the order of the tasks.</summary>
    public IReadOnlyList<SuspectTask> Found => _found;

    /// <summary>Looks at one task.</summary>
    /// <param name="candidates">All its candidates; those of perturb do not count, since they are wrong on purpose.</param>
    public void Look(IReadOnlyList<LabelledCandidate> candidates)
    {
        if (_found.Count >= MaxListed)
            return;
        var votes = candidates
            .Where(candidate => !candidate.Generator.IsPerturb && candidate.Variant == TaskVariant.Plain)
            .Select(candidate => new AgreementVote(candidate.Generator.Name, candidate.Verdict, candidate.Output.Calls));
        if (SuspectGroundTruth.Find(votes, atLeast) is { } suspect)
            _found.Add(new SuspectTask(candidates[0].Task.Id, suspect.Generators, ToolCalling.Tools.CanonicalCalls.Of(suspect.Calls)));
    }
}
