using DataSynth.Generation.Requests;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Seeding;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Generation.Perturb;

/// <summary>
/// Finds wrong answers to a task. The kinds take turns in an order drawn for the task, so that a few samples already show different
/// errors; every answer is labelled like a model's reply, and only those that are wrong in the way that was meant count.
/// </summary>
internal static class Perturber
{
    /// <summary>Proposals looked at per kind. Ample for what a task offers, and a bound on the work where nothing fits.</summary>
    private const int MaxProposals = 64;

    /// <summary>Which contradictions of a ground truth are let pass is decided before anybody is asked, not here.</summary>
    private static readonly LabelOptions Rules = new() { GroundTruth = GroundTruthCheck.Off };

    /// <summary>The body of one sample.</summary>
    /// <param name="task">The task.</param>
    /// <param name="variant">Which form of the task.</param>
    /// <param name="runSeed">The run's seed.</param>
    /// <param name="sampleIndex">Which sample, from 0. Samples differ as long as the task offers different wrong answers; then they
    /// begin again.</param>
    /// <returns>Null when no wrong answer could be made.</returns>
    public static byte[]? Perturb(ToolTask task, string variant, long runSeed, int sampleIndex)
        => Sequence(task, variant, runSeed).Sample(sampleIndex);

    /// <summary>All samples of a form of a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="variant">Which form of the task.</param>
    /// <param name="runSeed">The run's seed.</param>
    public static PerturbSequence Sequence(ToolTask task, string variant, long runSeed)
        => new(task, variant, InTurns(task, variant, runSeed));

    private static IEnumerable<byte[]> InTurns(ToolTask task, string variant, long runSeed)
    {
        var subject = new PerturbSubject(task, RightCalls.Of(task), variant == GenerationRequest.ObfuscatedVariant);
        var labeller = new TaskLabeller(task, Rules);
        var kinds = PerturbationKinds.All.ToArray();
        new SeededRandom(runSeed, "perturb", task.Id, variant, "order").Shuffle(kinds.AsSpan());
        // A wrong type that would show by its marks waits for all others.
        var turns = kinds.OrderBy(kind => kind.Kind == ErrorType.Type && WrongType.ShowsAlways(subject) ? 1 : 0);
        var waiting = new Queue<IEnumerator<byte[]>>(turns.Select(kind => Checked(
            labeller,
            kind.Propose(subject, new SeededRandom(runSeed, "perturb", task.Id, variant, kind.Kind.ToFileName()))).GetEnumerator()));
        while (waiting.TryDequeue(out var next))
        {
            if (!next.MoveNext())
                continue;
            yield return next.Current;
            waiting.Enqueue(next);
        }
    }

    private static IEnumerable<byte[]> Checked(TaskLabeller labeller, IEnumerable<Perturbation> proposals)
    {
        var seen = new HashSet<string>();
        foreach (var proposal in proposals.Take(MaxProposals))
        {
            if (seen.Add(proposal.Identity) && IsWrongAsMeant(labeller, proposal))
                yield return PerturbBody.Write(proposal);
        }
    }

    private static bool IsWrongAsMeant(TaskLabeller labeller, Perturbation proposal)
    {
        var output = proposal.Calls.Count > 0
            ? new ParsedOutput(ParseStatus.Ok, "api", proposal.Calls, "", null)
            : ToolCallParser.Parse(proposal.Text, labeller.Task.Tools, new ParseOptions());
        var verdict = labeller.Label(output, cut: false);
        return verdict.Kind == VerdictKind.Incorrect && verdict.ErrorType == proposal.Kind;
    }
}
