using System.Globalization;
using Dapper;
using DataSynth.Journal.Storage;
using Microsoft.Data.Sqlite;

namespace DataSynth.Journal;

/// <summary>
/// The journal of a run folder, open for writing: what is asked (the plan) and what came back (the replies). Replies are the asset;
/// they are never deleted, and what is acknowledged survives a kill and a power cut.
/// </summary>
/// <remarks>One process at a time has it; all members but the plan's may be called from any thread.</remarks>
public sealed class RunJournal : IAsyncDisposable
{
    private readonly RunLock _lock;
    private readonly JournalWriter _writer;
    private readonly TimeProvider _time;
    private readonly long _session;
    private int _disposed;

    private RunJournal(RunLock runLock, JournalWriter writer, JournalReader reader, TimeProvider time, long session)
    {
        _lock = runLock;
        _writer = writer;
        _time = time;
        _session = session;
        Reader = reader;
    }

    /// <summary>Reads the same journal; closed together with it.</summary>
    public JournalReader Reader { get; }

    /// <summary>Opens the journal of a run folder, creating both where needed. One of an older version is copied to
    /// <c>journal.v1.sqlite</c> (and so on) beside it and then migrated.</summary>
    /// <param name="runFolder">The folder that ends in <c>.run</c>.</param>
    /// <param name="settings">Identity of the settings that shape requests, such as a hash. Answers of sessions with another one count as
    /// <see cref="GeneratorCounts.Reused"/>.</param>
    /// <param name="time">The clock for the time stamps of sessions and replies, which stand nowhere but in the journal.</param>
    /// <exception cref="JournalException">In use, damaged, of a newer version, or not writable.</exception>
    public static RunJournal Open(string runFolder, string settings, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(time);
        return Open(new JournalFile(runFolder), runFolder, settings, time);
    }

    internal static RunJournal Open(JournalFile file, string runFolder, string settings, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var runLock = RunLock.Acquire(runFolder, now);
        SqliteConnection? connection = null;
        JournalReader? reader = null;
        try
        {
            connection = file.OpenForWriting();
            var session = StorageFaults.Guard(file.Path, () => BeginSession(connection, settings, now));
            reader = new JournalReader(file);
            return new RunJournal(runLock, new JournalWriter(file.Path, connection, time), reader, time, session);
        }
        catch
        {
            reader?.Dispose();
            connection?.Dispose();
            runLock.Dispose();
            throw;
        }
    }

    /// <summary>Begins to write the plan of the current settings over the one that stands, which from now on counts as unfinished.</summary>
    /// <param name="generators">The generators, in order; the plan's entries refer to them by index.</param>
    /// <param name="cancellation">Ends the wait for the journal.</param>
    /// <exception cref="JournalException">The journal cannot be written.</exception>
    public async Task<PlanWriter> BeginPlanAsync(IReadOnlyList<JournalGenerator> generators, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(generators);
        await _writer.WriteAsync(
            new StatementWrite(
                "upsert_meta", new { key = MetaKeys.PlanComplete, value = "0" }, new { key = MetaKeys.PlanRecord, value = "" }),
            cancellation).ConfigureAwait(false);
        await _writer.WriteAsync(
            new StatementWrite(
                "upsert_generator",
                [.. generators.Select((generator, ordinal) => new { ordinal, generator.Name, generator.Description })]),
            cancellation).ConfigureAwait(false);
        return new PlanWriter(_writer, generators.Count);
    }

    /// <summary>
    /// Records a reply. Completes when it is durable. Recording the same reply twice changes nothing: a whole answer stays for ever, a
    /// truncated one gives way to a later answer only, a failure to anything.
    /// </summary>
    /// <param name="reply">The reply.</param>
    /// <param name="cancellation">Ends the wait for room in the queue; once there, a reply is recorded.</param>
    /// <exception cref="JournalException">This write or an earlier one failed; the journal takes nothing more.</exception>
    /// <exception cref="ObjectDisposedException">The journal is closed.</exception>
    public ValueTask AppendAsync(JournalReply reply, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return new ValueTask(_writer.WriteAsync(new ReplyWrite(reply, _session, _time.GetUtcNow()), cancellation));
    }

    /// <summary>Gives back the memory in which parts of the file are kept for further writes and look-ups: for the moment when all is asked,
    /// and work of another kind begins.</summary>
    /// <exception cref="JournalException">An earlier write failed.</exception>
    public async Task ReleaseMemoryAsync()
    {
        await _writer.WriteAsync(new StatementWrite("shrink_memory", new { }), CancellationToken.None).ConfigureAwait(false);
        Reader.ReleaseMemory();
    }

    /// <summary>Writes what is queued, notes the end of the session, folds the log into the main file and frees the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        try
        {
            await _writer.WriteAsync(
                new StatementWrite("end_session", new { ordinal = _session, endedAt = _time.GetUtcNow().ToUnixTimeMilliseconds() }),
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (JournalException)
        {
            // Whoever appended has been told; closing must still free the folder.
        }

        Reader.Dispose();
        await _writer.DisposeAsync().ConfigureAwait(false);
        _lock.Dispose();
    }

    private static long BeginSession(SqliteConnection connection, string settings, DateTimeOffset now)
    {
        var milliseconds = now.ToUnixTimeMilliseconds();
        connection.Execute(SqlText.Of("begin"));
        connection.Execute(
            SqlText.Of("insert_meta"),
            new { key = MetaKeys.CreatedAt, value = milliseconds.ToString(CultureInfo.InvariantCulture) });
        var session = connection.ExecuteScalar<long>(
            SqlText.Of("insert_session"), new { settings, processId = Environment.ProcessId, startedAt = milliseconds });
        connection.Execute(SqlText.Of("commit"));
        return session;
    }
}
