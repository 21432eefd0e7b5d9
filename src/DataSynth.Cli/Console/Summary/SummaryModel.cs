using DataSynth.ToolCalling.Labels;

namespace DataSynth.Cli.Console.Summary;

/// <summary>What one model did.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Correct">Candidates that make the right calls.</param>
/// <param name="Incorrect">Candidates that do not, by error type; a type that does not occur may be missing.</param>
/// <param name="Unlabelled">Candidates of which nothing can be said.</param>
/// <param name="Failed">Requests without a candidate.</param>
internal sealed record SummaryModel(
    string Name,
    long Correct,
    IReadOnlyDictionary<ErrorType, long> Incorrect,
    long Unlabelled,
    long Failed);
