using System.Globalization;
using Dapper;
using DataSynth.Journal.Storage;
using Microsoft.Data.Sqlite;

namespace DataSynth.Journal;

/// <summary>
/// Reads a journal, also while it is being written. Every method may be called from any thread; every sequence has a connection of
/// its own and holds a few rows at a time.
/// </summary>
/// <remarks>All methods throw <see cref="JournalException"/> when the file cannot be read.</remarks>
public sealed class JournalReader : IDisposable
{
    /// <summary>Each page is a transaction that begins without anything in memory, and looks its keys up all over the plan: a long page pays
    /// for that once for many requests.</summary>
    private const int PageRows = 2048;

    /// <summary>Characters of tasks after which a page ends early.</summary>
    private const int PageCharacters = 1024 * 1024;

    private readonly JournalFile _file;
    private readonly Lock _lookUpLock = new();
    private readonly SqliteConnection _lookUp;
    private readonly PreparedStatement _answered;

    internal JournalReader(JournalFile file)
    {
        _file = file;
        _lookUp = file.OpenForReading();
        _answered = new PreparedStatement(_lookUp, "select_answered", "request_key");
    }

    /// <summary>Opens the journal of a run folder for reading. One of an older version is migrated first, which needs the folder for
    /// a moment.</summary>
    /// <param name="runFolder">The folder that ends in <c>.run</c>.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="JournalException">Missing, damaged, of a newer version, or older and in use.</exception>
    public static JournalReader Open(string runFolder, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return Open(new JournalFile(runFolder), runFolder, time);
    }

    internal static JournalReader Open(JournalFile file, string runFolder, TimeProvider time)
    {
        bool current;
        using (var connection = file.OpenForReading())
        {
            current = StorageFaults.Guard(file.Path, () => file.CheckVersion(connection)) == file.Version;
        }

        if (!current)
        {
            using var held = RunLock.Acquire(runFolder, time.GetUtcNow());
            file.OpenForWriting().Dispose();
        }

        return new JournalReader(file);
    }

    /// <summary>Whether a request has an answer on file, from whichever settings. About 100,000 look-ups a second.</summary>
    /// <param name="key">The request.</param>
    public bool IsAnswered(RequestKey key)
    {
        lock (_lookUpLock)
        {
            return StorageFaults.Guard(_file.Path, () =>
            {
                using var row = _answered.Read(key.ToByteArray());
                return row.Read();
            });
        }
    }

    /// <summary>The plan and what came back, in the order of the plan, as it stands when the first is taken.</summary>
    /// <exception cref="JournalException">As ever, and <see cref="JournalFault.PlanIncomplete"/> when the plan was not written to its
    /// end.</exception>
    public IEnumerable<JournalCandidate> ReadCandidates() => StorageFaults.Guard(_file.Path, Candidates());

    /// <summary>What was noted of the plan when it was completed; null where nothing was, or the plan is not written to its end.</summary>
    public string? ReadPlanRecord() => StorageFaults.Guard(_file.Path, () =>
    {
        using var connection = _file.OpenForReading();

        // One transaction: both marks are of one moment.
        connection.Execute("BEGIN DEFERRED");
        var complete = connection.ExecuteScalar<string?>(SqlText.Of("select_meta"), new { key = MetaKeys.PlanComplete }) == "1";
        var record = connection.ExecuteScalar<string?>(SqlText.Of("select_meta"), new { key = MetaKeys.PlanRecord });
        return complete && record is not "" ? record : null;
    });

    /// <summary>The requests of the plan that failed for good, in its order, with their failures.</summary>
    public IEnumerable<JournalCandidate> ReadFailures() => StorageFaults.Guard(_file.Path, Failures());

    /// <summary>Opens the plan for reading part by part.</summary>
    public CandidateRanges OpenRanges() => StorageFaults.Guard(_file.Path, () => CandidateRanges.Open(_file, ReadGenerators()));

    /// <summary>The tasks of the plan in its order, those without requests left out.</summary>
    public IEnumerable<PlannedTask> ReadTasks() => StorageFaults.Guard(_file.Path, Tasks());

    /// <summary>
    /// The requests of the plan that are to be asked, in its order. Of several with equal keys only the first is given. Read in
    /// pages of a short transaction each, so that a night of reading does not keep the log from being folded in; what is
    /// recorded meanwhile is taken into account page by page.
    /// </summary>
    /// <param name="selection">Which.</param>
    /// <param name="generator">Index of the only generator to read for, or null for all.</param>
    public IEnumerable<PlannedRequest> ReadPending(PendingSelection selection, int? generator = null)
    {
        var reader = new RowReader(ReadGenerators());
        using var connection = _file.OpenForReading();
        using var pending = StorageFaults.Guard(_file.Path, () => PendingStatement(connection));
        for (var after = -1L; ;)
        {
            var page = StorageFaults.Guard(_file.Path, () => PendingPage(pending, reader, selection, generator, after));
            if (page.Count == 0)
            {
                yield break;
            }

            foreach (var request in page)
            {
                yield return request;
            }

            after = page[^1].Ordinal;
        }
    }

    /// <summary>How far each generator's part of the plan is, in the order of the generators.</summary>
    public IReadOnlyList<GeneratorCounts> Count() => Tally().Generators();

    /// <summary>Failures of the plan by generator and reason, the most frequent first.</summary>
    public IReadOnlyList<FailureCount> CountFailures() => Tally().Failures();

    /// <summary>The generators of the plan, in its order.</summary>
    public IReadOnlyList<JournalGenerator> ReadGenerators() => StorageFaults.Guard(_file.Path, () =>
    {
        using var connection = _file.OpenForReading();
        return Generators(connection);
    });

    /// <summary>What the journal holds, for people.</summary>
    public JournalInfo ReadInfo() => StorageFaults.Guard(_file.Path, () =>
    {
        using var connection = _file.OpenForReading();
        var row = connection.QuerySingle<InfoRow>(SqlText.Of("select_info"));
        var bytes = new FileInfo(_file.Path).Length;
        var log = new FileInfo(_file.Path + "-wal");
        return new JournalInfo(
            (int)row.Version,
            bytes + (log.Exists ? log.Length : 0),
            Time(long.Parse(row.CreatedAt ?? "0", CultureInfo.InvariantCulture))!.Value,
            row.Sessions,
            Time(row.StartedAt),
            Time(row.EndedAt),
            Time(row.LastReplyAt),
            row.PlanComplete == "1",
            row.Generators,
            row.Tasks,
            row.Planned,
            row.Answered,
            row.Failed);
    });

    /// <summary>Gives back the memory of the look-ups.</summary>
    internal void ReleaseMemory()
    {
        lock (_lookUpLock)
            StorageFaults.Guard(_file.Path, () => _lookUp.Execute(SqlText.Of("shrink_memory")));
    }

    /// <summary>Closes the connection of the look-ups; sequences that are being read keep theirs.</summary>
    public void Dispose()
    {
        _answered.Dispose();
        _lookUp.Dispose();
    }

    private ProgressTally Tally() => StorageFaults.Guard(_file.Path, () =>
    {
        using var connection = _file.OpenForReading();
        return ProgressTally.Of(connection);
    });

    private IEnumerable<JournalCandidate> Candidates()
    {
        using var connection = _file.OpenForReading();

        // One transaction, which ends with the connection: all rows are of one moment.
        connection.Execute("BEGIN DEFERRED");
        if (connection.ExecuteScalar<string?>(SqlText.Of("select_meta"), new { key = MetaKeys.PlanComplete }) != "1")
        {
            throw new JournalException(
                JournalFault.PlanIncomplete,
                _file.Path,
                "found a plan that is not written to its end, expected a whole one: start the run again, or wait for it");
        }

        var reader = new RowReader(Generators(connection));
        using var all = new PreparedStatement(connection, "select_candidates", "first", "last");
        using var row = all.Read(long.MinValue, long.MaxValue);
        while (row.Read())
        {
            var request = reader.Request(row);
            yield return new JournalCandidate(request, RowReader.Reply(row, request.Entry.Key));
        }
    }

    private IEnumerable<JournalCandidate> Failures()
    {
        using var connection = _file.OpenForReading();
        var reader = new RowReader(Generators(connection));
        using var row = connection.ExecuteReader(SqlText.Of("select_failures"));
        while (row.Read())
        {
            var request = reader.Request(row);
            yield return new JournalCandidate(request, RowReader.Reply(row, request.Entry.Key));
        }
    }

    /// <summary>Tasks and plan are both in the order of tasks, so that they are read side by side.</summary>
    private IEnumerable<PlannedTask> Tasks()
    {
        using var connection = _file.OpenForReading();
        connection.Execute("BEGIN DEFERRED");
        using var plan = connection.ExecuteReader(SqlText.Of("select_plan"));
        using var second = _file.OpenForReading();
        using var task = second.ExecuteReader(SqlText.Of("select_tasks"));
        var more = plan.Read();
        while (more && task.Read())
        {
            var ordinal = task.GetInt64(0);
            while (more && plan.GetInt64(1) < ordinal)
                more = plan.Read();
            var first = -1L;
            var last = -1L;
            for (; more && plan.GetInt64(1) == ordinal; more = plan.Read())
            {
                last = plan.GetInt64(0);
                first = first < 0 ? last : first;
            }

            if (first >= 0)
                yield return new PlannedTask(new JournalTask(task.GetString(1), task.GetString(2), task.GetString(3), task.GetString(4)), first, last);
        }
    }

    private static PreparedStatement PendingStatement(SqliteConnection connection)
        => new(connection, "select_pending", "after", "generator", "missing", "failed", "truncated", "page");

    private static List<PlannedRequest> PendingPage(
        PreparedStatement pending, RowReader reader, PendingSelection selection, int? generator, long after)
    {
        using var row = pending.Read(
            after,
            generator,
            selection.HasFlag(PendingSelection.Missing),
            selection.HasFlag(PendingSelection.Failed),
            selection.HasFlag(PendingSelection.Truncated),
            PageRows);
        var page = new List<PlannedRequest>();
        var characters = 0L;
        while (characters < PageCharacters && row.Read())
        {
            var request = reader.Request(row);
            if (page.Count == 0 || !ReferenceEquals(page[^1].Task, request.Task))
            {
                characters += request.Task.Text.Length;
            }

            page.Add(request);
        }

        return page;
    }

    private static List<JournalGenerator> Generators(SqliteConnection connection) =>
        connection.Query<JournalGenerator>(SqlText.Of("select_generators")).AsList();

    private static DateTimeOffset? Time(long? milliseconds) =>
        milliseconds is { } value ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;
}
