using System.Threading.Channels;
using Dapper;
using Microsoft.Data.Sqlite;

namespace DataSynth.Journal.Storage;

/// <summary>
/// The only one who writes: a thread with one connection, fed by a bounded queue. It commits what is waiting as soon as it is idle, so
/// a lone reply is not delayed, and while it waits for the disk the next batch gathers.
/// </summary>
/// <remarks>A failed write ends it for good: whoever waits, and whoever comes later, gets the same exception.</remarks>
internal sealed class JournalWriter : IAsyncDisposable
{
    private const int MaximumRows = 256;
    private static readonly TimeSpan MaximumTime = TimeSpan.FromMilliseconds(100);

    private readonly Channel<JournalWrite> _queue = Channel.CreateBounded<JournalWrite>(
        new BoundedChannelOptions(2 * MaximumRows) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _path;
    private readonly TimeProvider _time;

    // Touched by the writer's thread only.
    private readonly SqliteConnection _connection;
    private readonly JournalStatements _statements;

    /// <param name="path">The journal, for errors.</param>
    /// <param name="connection">From now on the writer's own.</param>
    /// <param name="time">Bounds the length of a batch.</param>
    public JournalWriter(string path, SqliteConnection connection, TimeProvider time)
    {
        _path = path;
        _connection = connection;
        _time = time;
        _statements = new JournalStatements(connection);
        new Thread(Run) { IsBackground = true, Name = "journal writer" }.Start();
    }

    /// <summary>Queues a write and waits until it is on the disk.</summary>
    /// <param name="write">What to write.</param>
    /// <param name="cancellation">Ends the wait for room in the queue; once queued, a write happens.</param>
    /// <exception cref="JournalException">This write or an earlier one failed.</exception>
    /// <exception cref="ObjectDisposedException">The journal is closed.</exception>
    public async Task WriteAsync(JournalWrite write, CancellationToken cancellation)
    {
        try
        {
            await _queue.Writer.WriteAsync(write, cancellation).ConfigureAwait(false);
        }
        catch (ChannelClosedException e)
        {
            throw e.InnerException as JournalException ?? (Exception)new ObjectDisposedException(_path, e);
        }

        await write.Durable.ConfigureAwait(false);
    }

    /// <summary>Writes what is queued and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _ended.Task.ConfigureAwait(false);
    }

    private void Run()
    {
        try
        {
            while (WaitForWork())
            {
                CommitWaiting();
            }

            FoldIntoMainFile();
        }
        catch (Exception e)
        {
            var fault = StorageFaults.Translate(_path, e);
            _queue.Writer.TryComplete(fault);
            while (_queue.Reader.TryRead(out var late))
            {
                late.Fail(fault);
            }
        }
        finally
        {
            _statements.Dispose();
            _connection.Dispose();
            _ended.SetResult();
        }
    }

    // Blocking is the point: this thread exists to wait for the queue and for the disk, and nothing else runs on it.
    private bool WaitForWork() => _queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult();

    private void CommitWaiting()
    {
        var batch = new List<JournalWrite>();
        try
        {
            var begun = _time.GetTimestamp();
            _statements.Begin.Execute();
            for (var rows = 0; rows < MaximumRows && _time.GetElapsedTime(begun) < MaximumTime && _queue.Reader.TryRead(out var write);)
            {
                batch.Add(write);
                write.Apply(_statements);
                rows += write.Rows;
            }

            _statements.Commit.Execute();
        }
        catch (Exception e)
        {
            var fault = StorageFaults.Translate(_path, e, batch.Sum(write => write.Bytes));
            batch.ForEach(write => write.Fail(fault));
            throw fault;
        }

        batch.ForEach(write => write.Complete());
    }

    private void FoldIntoMainFile()
    {
        try
        {
            _connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteException)
        {
            // Everything is durable in the write-ahead log; the next opening folds it in.
        }
    }
}
