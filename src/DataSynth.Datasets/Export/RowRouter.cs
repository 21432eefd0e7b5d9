using DataSynth.Datasets.Keys;
using DataSynth.Datasets.Pairs;
using DataSynth.Datasets.Selection;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Export;

/// <summary>Writes the rows of one source task after the other, in whatever a profile makes rows of.</summary>
internal abstract class RowRouter
{
    /// <summary>Incorrect candidates whose mistake was there already.</summary>
    public abstract long Duplicates { get; }

    /// <summary>The first row of each of the first tasks, for the card.</summary>
    public List<CardExample> Examples { get; } = [];

    /// <summary>The router of a profile.</summary>
    public static RowRouter For(ExportOptions options, SeenKeys seen, LeftOutCounts leftOut, ExportTally tally, PairSelection? selection, AnswerOwners? owners)
        => options.Profile switch
        {
            PairProfile profile => new PairRows(profile, new PairBuilder(options.Pairs, seen, leftOut, profile.Takes, selection, owners), tally),
            CandidateProfile profile => new CandidateRows(profile, new CandidateBuilder(profile.IncludesGroundTruth, seen, leftOut, owners), tally),
            TaskProfile profile => new TaskRows(profile, tally),
            var other => throw new InvalidOperationException($"found the profile {other.Name}, expected one of pairs, candidates or tasks"),
        };

    /// <summary>Writes a task's rows.</summary>
    public abstract void Write(TaskAnswers task, SplitWriter split);

    private void Show(ToolTask task, Func<CardExample> make)
    {
        if (Examples.Count < CardExample.Most && (Examples.Count == 0 || Examples[^1].Task.Id != task.Id))
            Examples.Add(make());
    }

    private sealed class PairRows(PairProfile profile, PairBuilder pairs, ExportTally tally) : RowRouter
    {
        public override long Duplicates => pairs.Duplicates;

        public override void Write(TaskAnswers task, SplitWriter split)
        {
            foreach (var pair in pairs.Build(task))
            {
                profile.Fill(pair, split.Row);
                split.WriteRow();
                tally.Add(pair);
                Show(pair.Candidate.Task, () => CardExample.Of(pair));
            }
        }
    }

    private sealed class CandidateRows(CandidateProfile profile, CandidateBuilder candidates, ExportTally tally) : RowRouter
    {
        public override long Duplicates => candidates.Duplicates;

        public override void Write(TaskAnswers task, SplitWriter split)
        {
            foreach (var candidate in candidates.Build(task))
            {
                profile.Fill(candidate, split.Row);
                split.WriteRow();
                tally.Add(candidate);
                Show(candidate.Candidate.Task, () => CardExample.Of(candidate));
            }
        }
    }

    private sealed class TaskRows(TaskProfile profile, ExportTally tally) : RowRouter
    {
        public override long Duplicates => 0;

        public override void Write(TaskAnswers task, SplitWriter split)
        {
            foreach (var candidate in task.Candidates.DistinctBy(candidate => candidate.Variant))
            {
                var text = TaskText.Of(candidate);
                profile.Fill(new TrainingTask(candidate.Task, text.Tools, text.CorrectCalls, split.Split, split.Rows), split.Row);
                split.WriteRow();
                tally.Add(candidate.Task, text);
                Show(candidate.Task, () => new CardExample(candidate.Task, text.CorrectCalls));
            }
        }
    }
}
