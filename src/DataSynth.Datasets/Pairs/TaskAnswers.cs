using DataSynth.Datasets.Candidates;
using DataSynth.Datasets.Export;
using DataSynth.Datasets.Keys;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Pairs;

/// <summary>
/// What the candidates of one source task say, the same answer in the same situation once: all that can be worked out from one task
/// alone. Pure, so that it is made on every core; <see cref="DatasetWriter"/> takes it in the order of the tasks.
/// </summary>
public sealed class TaskAnswers
{
    private readonly Dictionary<UInt128, Answer> _answers = [];
    private readonly List<Answer> _wrong = [];
    private readonly List<Answer> _correct = [];

    private TaskAnswers(IReadOnlyList<LabelledCandidate> candidates) => Candidates = candidates;

    /// <summary>The source task's id.</summary>
    public string TaskId => Candidates[0].Task.Id;

    /// <summary>All candidates, whatever their labels and variants.</summary>
    public IReadOnlyList<LabelledCandidate> Candidates { get; }

    /// <summary>The distinct mistakes, in plan order.</summary>
    internal IReadOnlyList<Answer> Wrong => _wrong;

    /// <summary>The distinct correct answers, in plan order; empty where nobody asked for them.</summary>
    internal IReadOnlyList<Answer> Correct => _correct;

    /// <summary>Why the task's right calls are in doubt, or null.</summary>
    internal SuspectTask? Suspect { get; private set; }

    /// <summary>Incorrect candidates.</summary>
    internal long Incorrect { get; private set; }

    /// <summary>Incorrect candidates that repeat a mistake of this task.</summary>
    internal long Repeated { get; private set; }

    /// <summary>Incorrect candidates that read like the right calls once both are written in one style.</summary>
    internal long ReadsRight { get; private set; }

    /// <summary>Incorrect candidates that had to be mended, where such are left out.</summary>
    internal long Repaired { get; private set; }

    /// <summary>For profiles that show the right calls themselves: one mistake of each variant to which no model gave them, with the key
    /// of situation and right calls.</summary>
    internal IEnumerable<(UInt128 Key, Answer Wrong)> Unanswered()
        => _wrong.DistinctBy(answer => answer.Text)
            .Where(answer => !_correct.Exists(right => ReferenceEquals(right.Text, answer.Text) && right.Calls == answer.Text.CorrectCalls))
            .Select(answer => (KeyHash.Of(answer.Text.Situation, "right calls", answer.Text.CorrectCalls), answer));

    /// <summary>Works out one task.</summary>
    /// <param name="candidates">All its candidates in plan order; at least one.</param>
    /// <param name="options">What the data set is to be.</param>
    public static TaskAnswers Of(IReadOnlyList<LabelledCandidate> candidates, ExportOptions options)
    {
        var task = new TaskAnswers(candidates)
        {
            Suspect = SuspectTask.Look(candidates, options.Pairs.SuspectAfter),
        };
        var withCorrect = options.Pairs.Chosen == ChosenSide.Model || options.Profile.Source == RowSource.Candidates;
        var texts = new Dictionary<ToolTask, TaskText>(ReferenceEqualityComparer.Instance);
        foreach (var candidate in candidates)
        {
            var incorrect = candidate.Verdict.Kind == VerdictKind.Incorrect;
            if (incorrect)
                task.Incorrect++;
            else if (candidate.Verdict.Kind != VerdictKind.Correct || !withCorrect)
                continue;

            if (options.Pairs.LeaveOutRepaired && candidate.IsRepaired)
            {
                task.Repaired += incorrect ? 1 : 0;
                continue;
            }

            if (!texts.TryGetValue(candidate.Task, out var text))
                texts.Add(candidate.Task, text = TaskText.Of(candidate));
            task.Take(candidate, text, incorrect);
        }

        return task;
    }

    private void Take(LabelledCandidate candidate, TaskText text, bool incorrect)
    {
        var calls = CallSerializer.Write(candidate.Output.Calls, candidate.Task.Tools);
        if (incorrect && calls == text.CorrectCalls && candidate.Output.Calls.Count > 0)
        {
            ReadsRight++;
            return;
        }

        // Equal answers have equal labels, but for repaired ones that the rules tell apart.
        var key = KeyHash.Of(text.Situation, incorrect ? "wrong" : "correct", PairIdentity.Mistake(candidate));
        if (_answers.TryGetValue(key, out var known))
        {
            known.Join(candidate);
            Repeated += incorrect ? 1 : 0;
            return;
        }

        var answer = new Answer(key, candidate, text, calls, PairIdentity.Uuid(candidate, calls));
        _answers.Add(key, answer);
        (incorrect ? _wrong : _correct).Add(answer);
    }
}
