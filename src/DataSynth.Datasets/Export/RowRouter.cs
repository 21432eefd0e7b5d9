using DataSynth.Datasets.Keys;
using DataSynth.Datasets.Pairs;
using DataSynth.Datasets.Selection;

namespace DataSynth.Datasets.Export;

/// <summary>Writes the rows of one source task after the other, in whatever a profile makes rows of.</summary>
internal abstract class RowRouter
{
    /// <summary>Incorrect candidates whose mistake was there already.</summary>
    public abstract long Duplicates { get; }

    /// <summary>The first pair, for the card; null where rows are not pairs.</summary>
    public TrainingPair? Example { get; protected set; }

    /// <summary>The router of a profile.</summary>
    public static RowRouter For(ExportOptions options, SeenKeys seen, LeftOutCounts leftOut, ExportTally tally, PairSelection? selection)
        => options.Profile switch
        {
            PairProfile profile => new PairRows(profile, new PairBuilder(options.Pairs, seen, leftOut, selection), tally),
            CandidateProfile profile => new CandidateRows(profile, new CandidateBuilder(profile.IncludesGroundTruth, seen, leftOut), tally),
            var other => throw new InvalidOperationException($"found the profile {other.Name}, expected one of pairs or of candidates"),
        };

    /// <summary>Writes a task's rows.</summary>
    public abstract void Write(TaskAnswers task, SplitWriter split);

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
                Example ??= pair;
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
            }
        }
    }
}
