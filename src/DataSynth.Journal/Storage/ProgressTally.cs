using Dapper;
using Microsoft.Data.Sqlite;

namespace DataSynth.Journal.Storage;

/// <summary>Counts the rows of a plan; its size grows with generators, reasons and sessions, not with rows.</summary>
internal sealed class ProgressTally
{
    private readonly SortedDictionary<long, GeneratorCounts> _generators = [];
    private readonly Dictionary<(long Generator, string Reason), long> _failures = [];
    private readonly HashSet<long> _sameSettings;

    private ProgressTally(HashSet<long> sameSettings) => _sameSettings = sameSettings;

    /// <summary>Counts. Plan and replies are read side by side in the order of keys, which both are kept in: a look-up for every request
    /// would read all over the file.</summary>
    public static ProgressTally Of(SqliteConnection connection)
    {
        // One transaction: both are of one moment.
        connection.Execute("BEGIN DEFERRED");
        var sessions = connection.Query<(long Ordinal, string Settings)>(SqlText.Of("select_sessions")).AsList();
        var tally = new ProgressTally([.. sessions.Where(session => session.Settings == sessions[^1].Settings).Select(session => session.Ordinal)]);
        using var plan = connection.ExecuteReader(SqlText.Of("select_planned_keys"));
        using var replies = connection.ExecuteReader(SqlText.Of("select_reply_progress"));
        ReadOnlySpan<byte> replied = replies.Read() ? Key(replies) : [];
        while (plan.Read())
        {
            var key = Key(plan);
            while (!replied.IsEmpty && replied.SequenceCompareTo(key) < 0)
                replied = replies.Read() ? Key(replies) : [];
            tally.Add(plan.GetInt64(1), replied.SequenceEqual(key) ? ReplyProgress.Read(replies) : null);
        }

        return tally;

        static byte[] Key(System.Data.IDataRecord row) => (byte[])row.GetValue(0);
    }

    /// <summary>The counts of each generator that has requests, in order.</summary>
    public IReadOnlyList<GeneratorCounts> Generators() => [.. _generators.Values];

    /// <summary>The failures by generator and reason, the most frequent first.</summary>
    public IReadOnlyList<FailureCount> Failures() =>
    [
        .. _failures
            .Select(failure => new FailureCount(failure.Key.Generator, failure.Key.Reason, failure.Value))
            .OrderBy(failure => failure.Generator)
            .ThenByDescending(failure => failure.Count)
            .ThenBy(failure => failure.Reason, StringComparer.Ordinal),
    ];

    private void Add(long generator, ReplyProgress? found)
    {
        var counts = _generators.GetValueOrDefault(generator) ?? new GeneratorCounts(generator, 0, 0, 0, 0, 0, 0, 0, 0);
        counts = counts with { Planned = counts.Planned + 1 };
        if (found is { } reply)
            counts = Add(counts, reply);
        _generators[generator] = counts;
    }

    private GeneratorCounts Add(GeneratorCounts counts, ReplyProgress reply)
    {
        var answered = reply.Status == ReplyStatus.Answered;
        if (!answered)
        {
            var key = (counts.Generator, reply.Reason ?? "");
            _failures[key] = _failures.GetValueOrDefault(key) + 1;
        }

        return counts with
        {
            Answered = counts.Answered + (answered ? 1 : 0),
            Failed = counts.Failed + (answered ? 0 : 1),
            Truncated = counts.Truncated + (reply.Truncated ? 1 : 0),
            Reused = counts.Reused + (answered && !_sameSettings.Contains(reply.Session) ? 1 : 0),
            InputTokens = counts.InputTokens + reply.InputTokens,
            OutputTokens = counts.OutputTokens + reply.OutputTokens,
            DurationMilliseconds = counts.DurationMilliseconds + reply.DurationMilliseconds,
        };
    }
}
