using DataSynth.Datasets.Candidates;

namespace DataSynth.Datasets.Pairs;

/// <summary>What one or more candidates of a task say alike.</summary>
/// <param name="key">Of situation and answer: equal in other tasks that say the same.</param>
/// <param name="candidate">The first that says so.</param>
/// <param name="text">What it shares with the other answers to its task.</param>
/// <param name="calls">Its calls in the style of both sides.</param>
/// <param name="uuid">Its id.</param>
internal sealed class Answer(UInt128 key, LabelledCandidate candidate, TaskText text, string calls, string uuid)
{
    private readonly HashSet<string> _generators = [candidate.Generator.Name];

    public UInt128 Key => key;

    public LabelledCandidate Candidate => candidate;

    public TaskText Text => text;

    public string Calls => calls;

    public string Uuid => uuid;

    /// <summary>The generators that say so in this task.</summary>
    public IReadOnlyCollection<string> Generators => _generators;

    /// <summary>The unit score; 0 where there is none.</summary>
    public double Score => candidate.Verdict.Score ?? 0;

    /// <summary>Another candidate that says the same.</summary>
    public void Join(LabelledCandidate other) => _generators.Add(other.Generator.Name);
}
