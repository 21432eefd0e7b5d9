using DataSynth.Datasets.Pairs;

namespace DataSynth.Cli.Runs;

/// <summary>What became of all requests of one source task.</summary>
/// <param name="Outcomes">Request by request, in the order of the plan.</param>
/// <param name="Answers">What its candidates say; null when it has none.</param>
internal sealed record TaskOutcome(IReadOnlyList<CandidateOutcome> Outcomes, TaskAnswers? Answers);
