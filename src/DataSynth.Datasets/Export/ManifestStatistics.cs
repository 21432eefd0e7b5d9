using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Export;

/// <summary>The member <c>statistics</c> of a manifest: the tables of card and report for programs.</summary>
internal static class ManifestStatistics
{
    /// <summary>Estimated tokens beyond which a trainer may drop or cut a row.</summary>
    public static IReadOnlyList<int> TokenLimits { get; } = [1024, 2048, 4096];

    /// <summary>The statistics of an export.</summary>
    public static JsonObject Of(ExportSummary summary, LengthStatistics lengths) => new(
    [
        new("outcomes", Outcomes(summary.Outcomes)),
        new("unlabelled", Reasons(summary.UnlabelledReasons)),
        new("left_out", Reasons(summary.LeftOut)),
        new("lengths", Lengths(lengths)),
    ]);

    /// <summary>Those of a set that has a row for every candidate and no other.</summary>
    public static JsonObject Of(IEnumerable<OutcomeCount> outcomes) => new([new("outcomes", Outcomes(outcomes))]);

    private static JsonArray Outcomes(IEnumerable<OutcomeCount> outcomes) => new([.. outcomes.Select(outcome => new JsonObject(
    [
        new("source", new JsonString(outcome.Dataset)),
        new("model", new JsonString(outcome.Model)),
        new("outcome", new JsonString(outcome.Outcome)),
        new("candidates", JsonNumber.Of(outcome.Candidates)),
        .. outcome.Pairs is { } rows ? [new JsonMember("rows", JsonNumber.Of(rows))] : Array.Empty<JsonMember>(),
    ]))]);

    private static JsonArray Reasons(IEnumerable<ReasonCount> reasons) => new([.. reasons.Select(reason => new JsonObject(
    [
        new("reason", new JsonString(reason.Reason)),
        new("candidates", JsonNumber.Of(reason.Count)),
    ]))]);

    private static JsonObject Lengths(LengthStatistics lengths) => new(
    [
        new("average_characters", JsonNumber.Of(lengths.AverageCharacters)),
        new("longest_characters", JsonNumber.Of(lengths.LongestCharacters)),
        new("median_estimated_tokens", JsonNumber.Of(lengths.TokensAt(0.5))),
        new("95_percent_estimated_tokens", JsonNumber.Of(lengths.TokensAt(0.95))),
        new("rows_over_estimated_tokens", new JsonObject(
            TokenLimits.Select(limit => new JsonMember(limit.ToString(System.Globalization.CultureInfo.InvariantCulture), JsonNumber.Of(lengths.RowsOver(limit)))).ToList())),
    ]);
}
