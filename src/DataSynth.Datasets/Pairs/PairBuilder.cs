using DataSynth.Datasets.Keys;
using DataSynth.Datasets.Selection;

namespace DataSynth.Datasets.Pairs;

/// <summary>
/// Makes the pairs of one source task after the other. The same mistake in the same situation is kept once in the whole set; of what is
/// left, at most a number for each source task, its variants together; of those, what the selection takes.
/// </summary>
/// <param name="settings">How candidates become pairs.</param>
/// <param name="seen">The mistakes of all tasks before.</param>
/// <param name="leftOut">Takes the counts of what makes no pair.</param>
/// <param name="isOfProfile">Whether the profile has a place for a pair; others take nobody's place among a task's pairs.</param>
/// <param name="selection">What is taken of the whole set; null for everything.</param>
/// <param name="owners">Which answers belong to other tasks; null for none.</param>
internal sealed class PairBuilder(
    PairSettings settings,
    SeenKeys seen,
    LeftOutCounts leftOut,
    Func<TrainingPair, bool> isOfProfile,
    PairSelection? selection = null,
    AnswerOwners? owners = null)
{
    private readonly PairPriority _priority = new(settings.Order, settings.Seed, "pairs per task");
    private readonly PartnerChoice _partners = new(settings, owners);

    /// <summary>Incorrect candidates whose mistake was there already.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Makes the pairs of one source task.</summary>
    /// <param name="task">Its answers.</param>
    /// <returns>The pairs in plan order; a pair of two wrong candidates follows the worse one's own.</returns>
    public IReadOnlyList<TrainingPair> Build(TaskAnswers task)
    {
        Duplicates += task.Repeated;
        leftOut.Add(LeftOutReason.ReadsRight, task.ReadsRight);
        leftOut.Add(LeftOutReason.Repaired, task.Repaired);
        var fresh = new List<Answer>(task.Wrong.Count);
        foreach (var answer in task.Wrong)
        {
            if (owners?.IsElsewhere(answer.Key, task) == true || seen.Contains(answer.Key))
                Duplicates++;
            else
                fresh.Add(answer);
        }

        var pairs = new List<TrainingPair>(fresh.Count);
        foreach (var answer in fresh)
        {
            pairs.Add(_partners.WithRightSide(answer, task));
            if (_partners.WithBetterMistake(answer, fresh, task) is { } imperfect)
                pairs.Add(imperfect);
        }

        leftOut.Add(LeftOutReason.NotOfTheProfile, pairs.RemoveAll(pair => !isOfProfile(pair)));
        fresh.RemoveAll(answer => !pairs.Exists(pair => ReferenceEquals(pair.Candidate, answer.Candidate)));
        var chosen = Choose(pairs);
        foreach (var answer in fresh)
        {
            if (chosen.Exists(pair => ReferenceEquals(pair.Candidate, answer.Candidate)))
                seen.Add(answer.Key);
            else
                leftOut.Add(LeftOutReason.OverTheCap, 1);
        }

        return selection is null ? chosen : Select(chosen, selection);
    }

    private List<TrainingPair> Choose(List<TrainingPair> pairs)
    {
        if (pairs.Count <= settings.PerTask)
            return pairs;
        var first = pairs.OrderBy(pair => _priority.Of(pair.Uuid, pair.Candidate.Verdict.Score ?? 0)).Take(settings.PerTask).ToHashSet();
        return pairs.FindAll(first.Contains);
    }

    private List<TrainingPair> Select(List<TrainingPair> pairs, PairSelection taken)
    {
        var selected = pairs.FindAll(taken.Takes);
        leftOut.Add(LeftOutReason.Selection, pairs.Count - selected.Count);
        return selected;
    }
}
