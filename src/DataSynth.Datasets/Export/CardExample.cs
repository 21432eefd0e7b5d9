using DataSynth.Datasets.Pairs;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Datasets.Export;

/// <summary>A row as the card shows it.</summary>
/// <param name="Task">The task.</param>
/// <param name="Right">The right calls, or the better side.</param>
/// <param name="Answer">What was answered; null where rows are tasks.</param>
/// <param name="Verdict">What is said of the answer.</param>
/// <param name="Generator">Who answered.</param>
internal sealed record CardExample(ToolTask Task, string Right, string? Answer = null, Verdict? Verdict = null, string? Generator = null)
{
    /// <summary>Rows that a card shows.</summary>
    public const int Most = 5;

    /// <summary>A pair.</summary>
    public static CardExample Of(TrainingPair pair)
        => new(pair.Candidate.Task, pair.CorrectCallsText, pair.IncorrectCallsText, pair.Candidate.Verdict, pair.Candidate.Generator.Name);

    /// <summary>An answer by itself.</summary>
    public static CardExample Of(TrainingCandidate row)
        => new(row.Candidate.Task, row.CorrectCallsText, row.CallsText, row.Candidate.Verdict, row.Candidate.Generator.Name);
}
