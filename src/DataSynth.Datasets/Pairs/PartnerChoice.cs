using System.Globalization;
using DataSynth.Datasets.Keys;

namespace DataSynth.Datasets.Pairs;

/// <summary>Gives wrong answers their better side.</summary>
/// <param name="settings">Which sides are wanted.</param>
/// <param name="owners">Who gave the same answers to equal tasks; null for nobody.</param>
internal sealed class PartnerChoice(PairSettings settings, AnswerOwners? owners = null)
{
    private readonly string _seed = settings.Seed.ToString(CultureInfo.InvariantCulture);

    /// <summary>A wrong answer against the right calls, or against a model's correct answer where that is wanted and there is one: of
    /// the same generator before others, by seed among equals.</summary>
    public TrainingPair WithRightSide(Answer wrong, TaskAnswers task)
    {
        Answer? partner = null;
        if (settings.Chosen == ChosenSide.Model)
        {
            partner = task.Correct
                .Where(correct => ReferenceEquals(correct.Text, wrong.Text) && correct.Calls != wrong.Calls)
                .OrderBy(correct => correct.Candidate.Generator.Name == wrong.Candidate.Generator.Name ? 0 : 1)
                .ThenBy(correct => KeyHash.Of("partner", _seed, wrong.Uuid, correct.Uuid))
                .FirstOrDefault();
        }

        return Pair(wrong.Uuid, wrong, partner?.Calls ?? wrong.Text.CorrectCalls, task) with { Chosen = partner?.Candidate };
    }

    /// <summary>A wrong answer against one that is less wrong by the wanted gap, by seed among several; null where none is wanted or
    /// there is none.</summary>
    public TrainingPair? WithBetterMistake(Answer wrong, IReadOnlyList<Answer> mistakes, TaskAnswers task)
    {
        if (settings.ScoreGap is not { } gap)
            return null;
        var better = mistakes
            .Where(other => ReferenceEquals(other.Text, wrong.Text) && other.Score - wrong.Score >= gap && other.Calls != wrong.Calls)
            .MinBy(other => KeyHash.Of("better mistake", _seed, wrong.Uuid, other.Uuid));
        return better is null
            ? null
            : Pair(PairIdentity.Uuid(wrong.Uuid, better.Uuid), wrong, better.Calls, task) with { Chosen = better.Candidate };
    }

    private TrainingPair Pair(string uuid, Answer wrong, string betterCalls, TaskAnswers task)
        => new(uuid, wrong.Candidate, wrong.Text.Tools, betterCalls, wrong.Calls, owners?.GeneratorsOf(wrong, task) ?? wrong.Generators.Count)
        {
            SuspectGroundTruth = task.Suspect is not null,
        };
}
