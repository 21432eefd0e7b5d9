namespace DataSynth.Journal.Storage;

/// <summary>Counts the rows of a plan; its size grows with generators and reasons, not with rows.</summary>
internal sealed class ProgressTally
{
    private readonly SortedDictionary<long, GeneratorCounts> _generators = [];
    private readonly Dictionary<(long Generator, string Reason), long> _failures = [];

    public void Add(ProgressRow row)
    {
        var counts = _generators.GetValueOrDefault(row.Generator) ?? new GeneratorCounts(row.Generator, 0, 0, 0, 0, 0, 0, 0, 0);
        var answered = row.Status == ReplyStatusText.Answered;
        var failed = row.Status == ReplyStatusText.Failed;
        _generators[row.Generator] = counts with
        {
            Planned = counts.Planned + 1,
            Answered = counts.Answered + (answered ? 1 : 0),
            Failed = counts.Failed + (failed ? 1 : 0),
            Truncated = counts.Truncated + (row.Truncated ?? 0),
            Reused = counts.Reused + (answered && row.SameSettings == 0 ? 1 : 0),
            InputTokens = counts.InputTokens + row.InputTokens,
            OutputTokens = counts.OutputTokens + row.OutputTokens,
            DurationMilliseconds = counts.DurationMilliseconds + row.DurationMilliseconds,
        };
        if (failed)
        {
            var key = (row.Generator, row.Reason ?? "");
            _failures[key] = _failures.GetValueOrDefault(key) + 1;
        }
    }

    public IReadOnlyList<GeneratorCounts> Generators() => [.. _generators.Values];

    public IReadOnlyList<FailureCount> Failures() =>
    [
        .. _failures
            .Select(failure => new FailureCount(failure.Key.Generator, failure.Key.Reason, failure.Value))
            .OrderBy(failure => failure.Generator)
            .ThenByDescending(failure => failure.Count)
            .ThenBy(failure => failure.Reason, StringComparer.Ordinal),
    ];
}
