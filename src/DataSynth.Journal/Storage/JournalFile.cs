using Dapper;
using Microsoft.Data.Sqlite;

namespace DataSynth.Journal.Storage;

/// <summary>The database file of a run folder: where it lies, how it is opened, and its version.</summary>
internal sealed class JournalFile
{
    /// <summary>The name of the file in the run folder.</summary>
    public const string Name = "journal.sqlite";

    /// <summary>Marks the file as a journal in its header ("DSjl"), so that another program's database is not taken for one.</summary>
    public const long ApplicationId = 0x44536A6C;

    /// <summary>Pages that the log gathers before it is folded into the main file: 16 MiB.</summary>
    private const int LogPages = 4096;

    private const int WriteCacheKilobytes = 16 * 1024;

    /// <summary>What a reader takes comes in the order of the plan, once, or lies anywhere: of use to it are the upper levels of the trees,
    /// of which a journal of a million replies has two megabytes.</summary>
    private const int ReadCacheKilobytes = 4 * 1024;

    /// <summary>How long the writer waits for another program that has locked the file.</summary>
    private const int BusyMilliseconds = 30_000;

    private readonly IReadOnlyList<JournalMigration> _migrations;

    static JournalFile() => SQLitePCL.Batteries_V2.Init();

    public JournalFile(string runFolder, IReadOnlyList<JournalMigration>? migrations = null)
    {
        _migrations = migrations ?? JournalMigration.All;
        Path = System.IO.Path.Combine(runFolder, Name);
    }

    public string Path { get; }

    /// <summary>The version that this program writes.</summary>
    public int Version => _migrations[^1].Version;

    /// <summary>Opens the file for its one writer, creating or migrating it first.</summary>
    public SqliteConnection OpenForWriting()
    {
        return StorageFaults.Guard(Path, () =>
        {
            var connection = Connect(SqliteOpenMode.ReadWriteCreate);
            try
            {
                // FULL: a commit is on the disk before it is acknowledged, even if the power fails the moment after.
                connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");

                // Keys come in no order, so that pages of replies are written again and again: a longer log folds them in once for all.
                connection.Execute($"PRAGMA cache_size = -{WriteCacheKilobytes}; PRAGMA wal_autocheckpoint = {LogPages}; PRAGMA busy_timeout = {BusyMilliseconds}");
                Migrate(connection);
                return connection;
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        });
    }

    /// <summary>Opens the file for a reader of its own. Its version must be the current one.</summary>
    public SqliteConnection OpenForReading()
    {
        if (!File.Exists(Path))
        {
            throw new JournalException(
                JournalFault.Missing, Path, "found no journal, expected the one of a run: name the folder that ends in .run");
        }

        return StorageFaults.Guard(Path, () =>
        {
            var connection = Connect(SqliteOpenMode.ReadOnly);
            connection.Execute($"PRAGMA cache_size = -{ReadCacheKilobytes}");
            return connection;
        });
    }

    /// <summary>The version of the file's tables; 0 for a file without any.</summary>
    /// <exception cref="JournalException">No journal, or one of a newer program.</exception>
    public int CheckVersion(SqliteConnection connection)
    {
        var version = (int)connection.ExecuteScalar<long>("PRAGMA user_version");
        var application = connection.ExecuteScalar<long>("PRAGMA application_id");
        var tables = connection.ExecuteScalar<long>("SELECT COUNT(*) FROM sqlite_master");
        if (application != ApplicationId && (application != 0 || tables != 0))
        {
            throw new JournalException(
                JournalFault.Damaged,
                Path,
                "found the database of another program, expected a journal: move it away or choose another folder");
        }

        return version <= Version
            ? version
            : throw new JournalException(
                JournalFault.NewerVersion,
                Path,
                $"found a journal of version {version}, expected at most {Version}: use the newer program that wrote it");
    }

    /// <summary>A connection that is not yet open. Not pooled, so that closing it lets go of the file.</summary>
    public static SqliteConnection Connection(string path, SqliteOpenMode mode) => new(new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = mode,
        Pooling = false,
        ForeignKeys = true,
        DefaultTimeout = BusyMilliseconds / 1000,
    }.ToString());

    private SqliteConnection Connect(SqliteOpenMode mode)
    {
        var connection = Connection(Path, mode);
        try
        {
            connection.Open();

            // Sorting must not need room on a disk that may be full.
            connection.Execute("PRAGMA temp_store = MEMORY");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Migrate(SqliteConnection connection)
    {
        var found = CheckVersion(connection);
        if (found == Version)
        {
            return;
        }

        if (found > 0)
        {
            CopyAside(connection, found);
        }

        foreach (var migration in _migrations.Where(migration => migration.Version > found))
        {
            connection.Execute(SqlText.Of("begin"));
            connection.Execute(migration.Sql);
            connection.Execute($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {migration.Version}");
            connection.Execute(SqlText.Of("commit"));
        }
    }

    /// <summary>Copies the whole journal, what is not yet folded into the main file included, to <c>journal.v1.sqlite</c> and so
    /// on.</summary>
    private void CopyAside(SqliteConnection connection, int version)
    {
        var copy = System.IO.Path.ChangeExtension(Path, $".v{version}.sqlite");
        var unfinished = copy + ".tmp";
        File.Delete(unfinished);
        connection.Execute("VACUUM INTO @unfinished", new { unfinished });
        File.Move(unfinished, copy, overwrite: true);
    }
}
