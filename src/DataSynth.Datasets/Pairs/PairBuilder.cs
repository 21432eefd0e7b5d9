using System.Globalization;
using DataSynth.Datasets.Candidates;
using DataSynth.Datasets.Keys;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Pairs;

/// <summary>
/// Pairs the right calls of a task with each wrong candidate. The same mistake in the same situation is kept once; of what is left, at
/// most a number for each source task, chosen uniformly: the candidates whose hashed ids come first, which depends on the seed and on
/// nothing else. Variants of a task share that number.
/// </summary>
/// <param name="seed">The run's seed.</param>
/// <param name="perTask">How many pairs a source task gives at most.</param>
/// <param name="seen">The mistakes of all tasks before.</param>
internal sealed class PairBuilder(long seed, int perTask, SeenKeys seen)
{
    private readonly string _seed = seed.ToString(CultureInfo.InvariantCulture);

    /// <summary>Incorrect candidates whose mistake was there already.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Incorrect candidates beyond the number for their task.</summary>
    public long Capped { get; private set; }

    /// <summary>Incorrect candidates that read like the right calls once both are written in one style.</summary>
    public long Indistinguishable { get; private set; }

    /// <summary>Makes the pairs of one source task.</summary>
    /// <param name="candidates">All its candidates, whatever their labels and variants, in plan order.</param>
    /// <returns>The pairs in plan order.</returns>
    public IReadOnlyList<TrainingPair> Build(IReadOnlyList<LabelledCandidate> candidates)
    {
        var mistakes = new Dictionary<UInt128, Mistake>();
        var texts = new Dictionary<ToolTask, TaskText>(ReferenceEqualityComparer.Instance);
        foreach (var candidate in candidates)
        {
            if (candidate.Verdict.Kind != VerdictKind.Incorrect)
                continue;

            if (!texts.TryGetValue(candidate.Task, out var text))
                texts.Add(candidate.Task, text = TextOf(candidate));
            var wrong = CallSerializer.Write(candidate.Output.Calls, candidate.Task.Tools);
            if (wrong == text.CorrectCalls && candidate.Output.Calls.Count > 0)
            {
                Indistinguishable++;
                continue;
            }

            var key = KeyHash.Of(text.Situation, PairIdentity.Mistake(candidate));
            if (mistakes.TryGetValue(key, out var known))
            {
                known.Generators.Add(candidate.Generator.Name);
                Duplicates++;
            }
            else if (seen.Contains(key))
            {
                Duplicates++;
            }
            else
            {
                mistakes.Add(key, new Mistake(key, candidate, text, wrong, PairIdentity.Uuid(candidate, wrong)));
            }
        }

        return Choose(mistakes.Values);
    }

    private List<TrainingPair> Choose(IReadOnlyCollection<Mistake> mistakes)
    {
        var chosen = mistakes.Count <= perTask
            ? mistakes
            : mistakes.OrderBy(mistake => KeyHash.Of("pairs per task", _seed, mistake.Uuid)).Take(perTask).ToHashSet();
        Capped += mistakes.Count - chosen.Count;

        var pairs = new List<TrainingPair>(chosen.Count);
        foreach (var mistake in mistakes.Where(chosen.Contains))
        {
            seen.Add(mistake.Key);
            pairs.Add(new TrainingPair(
                mistake.Uuid,
                mistake.Candidate,
                mistake.Text.Tools,
                mistake.Text.CorrectCalls,
                mistake.IncorrectCalls,
                mistake.Generators.Count));
        }

        return pairs;
    }

    private static TaskText TextOf(LabelledCandidate candidate)
    {
        var tools = new JsonTextBuilder();
        ToolJson.WriteList(candidate.Task.Tools, tools);
        var correct = CallSerializer.Write(RightCalls.Of(candidate.Task), candidate.Task.Tools);
        return new TaskText(tools.ToString(), correct, PairIdentity.Situation(candidate));
    }

    private sealed record TaskText(string Tools, string CorrectCalls, string Situation);

    private sealed class Mistake(UInt128 key, LabelledCandidate candidate, TaskText text, string incorrectCalls, string uuid)
    {
        public UInt128 Key => key;

        public LabelledCandidate Candidate => candidate;

        public TaskText Text => text;

        public string IncorrectCalls => incorrectCalls;

        public string Uuid => uuid;

        public HashSet<string> Generators { get; } = [candidate.Generator.Name];
    }
}
