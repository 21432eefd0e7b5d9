using DataSynth.Datasets.Candidates;
using DataSynth.Datasets.Keys;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Parsing;

namespace DataSynth.Datasets.Pairs;

/// <summary>Makes the pointwise rows of one source task after the other: every distinct labelled answer, in the whole set once.</summary>
/// <param name="withGroundTruth">Whether the right calls make a row too, where a task has a wrong answer and no model gave them.</param>
/// <param name="seen">The answers of all tasks before.</param>
/// <param name="leftOut">Takes the counts of what makes no row.</param>
/// <param name="owners">Which answers belong to other tasks; null for none.</param>
internal sealed class CandidateBuilder(bool withGroundTruth, SeenKeys seen, LeftOutCounts leftOut, AnswerOwners? owners = null)
{
    private static readonly Verdict RightByDefinition = new(VerdictKind.Correct, null, null, [], 1);

    /// <summary>Incorrect candidates whose mistake was there already.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Makes the rows of one source task: the right calls of each variant, correct answers, wrong ones.</summary>
    /// <param name="task">Its answers.</param>
    public IReadOnlyList<TrainingCandidate> Build(TaskAnswers task)
    {
        Duplicates += task.Repeated;
        leftOut.Add(LeftOutReason.ReadsRight, task.ReadsRight);
        leftOut.Add(LeftOutReason.Repaired, task.Repaired);
        var wrong = Fresh(task.Wrong, task);
        Duplicates += task.Wrong.Count - wrong.Count;
        var correct = Fresh(task.Correct, task);

        var rows = new List<TrainingCandidate>(wrong.Count + correct.Count + 1);
        if (withGroundTruth)
        {
            rows.AddRange(task.Unanswered()
                .Where(right => owners?.IsElsewhere(right.Key, task) != true && seen.Add(right.Key))
                .Select(right => GroundTruth(right.Wrong)));
        }

        rows.AddRange(correct.Select(answer => Row(answer, task)));
        rows.AddRange(wrong.Select(answer => Row(answer, task)));
        return task.Suspect is null ? rows : [.. rows.Select(row => row with { SuspectGroundTruth = true })];
    }

    private List<Answer> Fresh(IEnumerable<Answer> answers, TaskAnswers task)
        => [.. answers.Where(answer => owners?.IsElsewhere(answer.Key, task) != true && seen.Add(answer.Key))];

    private TrainingCandidate Row(Answer answer, TaskAnswers task)
    {
        var generators = owners?.GeneratorsOf(answer, task) ?? answer.Generators.Count;
        return new TrainingCandidate(answer.Uuid, answer.Candidate, answer.Text.Tools, answer.Text.CorrectCalls, answer.Calls, generators);
    }

    private static TrainingCandidate GroundTruth(Answer answer)
    {
        var task = answer.Candidate.Task;
        var calls = RightCalls.Of(task);
        var output = calls.Count > 0 ? new ParsedOutput(ParseStatus.Ok, null, calls, "", null) : ParsedOutput.NoCall("");
        var generator = new GeneratorIdentity(TrainingCandidate.GroundTruthGenerator, null, null);
        var candidate = new LabelledCandidate(task, answer.Candidate.Variant, generator, "", 0, output, RightByDefinition);
        var text = answer.Text;
        return new TrainingCandidate(PairIdentity.Uuid(candidate, text.CorrectCalls), candidate, text.Tools, text.CorrectCalls, text.CorrectCalls, 1);
    }
}
