namespace DataSynth.Journal;

/// <summary>How far the requests of one generator in the current plan are.</summary>
/// <param name="Generator">Index of the generator in the plan's list.</param>
/// <param name="Planned">Requests in the plan.</param>
/// <param name="Answered">Those with an answer, truncated ones included.</param>
/// <param name="Failed">Those that failed.</param>
/// <param name="Truncated">Answers that were cut off at the token limit.</param>
/// <param name="Reused">Answers that were asked for under other settings than those of the latest session.</param>
/// <param name="InputTokens">Prompt tokens of its replies, as far as servers count them.</param>
/// <param name="OutputTokens">Tokens of its answers, as far as servers count them.</param>
/// <param name="DurationMilliseconds">Time that its replies took, one after the other.</param>
public sealed record GeneratorCounts(
    long Generator, long Planned, long Answered, long Failed, long Truncated, long Reused, long InputTokens, long OutputTokens,
    long DurationMilliseconds)
{
    /// <summary>Requests without any reply.</summary>
    public long Missing => Planned - Answered - Failed;
}
