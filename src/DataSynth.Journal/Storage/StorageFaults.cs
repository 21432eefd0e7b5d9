using Dapper;
using Microsoft.Data.Sqlite;

namespace DataSynth.Journal.Storage;

/// <summary>Turns what SQLite and the file system throw into <see cref="JournalException"/>.</summary>
internal static class StorageFaults
{
    /// <summary>Below this many free bytes a failed write is taken for a full disk, whatever code SQLite gives it.</summary>
    private const long NearlyFull = 1 << 20;

    // Primary result codes, https://www.sqlite.org/rescode.html
    private const int Busy = 5;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>Runs a piece of work on a journal.</summary>
    public static T Guard<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw Translate(path, e);
        }
    }

    /// <summary>Enumerates rows of a journal.</summary>
    public static IEnumerable<T> Guard<T>(string path, IEnumerable<T> rows)
    {
        using var row = Guard(path, rows.GetEnumerator);
        while (Guard(path, row.MoveNext))
        {
            yield return row.Current;
        }
    }

    /// <summary>The fault behind an exception.</summary>
    /// <param name="path">The journal.</param>
    /// <param name="cause">What was thrown.</param>
    /// <param name="waitingBytes">Bytes that were about to be written.</param>
    public static JournalException Translate(string path, Exception cause, long waitingBytes = 0)
    {
        if (cause is JournalException known)
        {
            return known;
        }

        var code = (cause as SqliteException)?.SqliteErrorCode;
        var free = FreeBytes(path);
        if (code == Full || (code is InputOutput or CannotOpen or null && free < NearlyFull))
        {
            return DiskFull(path, cause, free ?? 0, waitingBytes);
        }

        return code switch
        {
            Corrupt or NotADatabase => new JournalException(
                JournalFault.Damaged,
                path,
                $"found a damaged file, expected a journal ({cause.Message}): restore a copy, or move it away to begin anew",
                cause),
            Busy => new JournalException(
                JournalFault.InUse,
                path,
                "found the journal locked by another program, expected it to be free: close that program and start again",
                cause),
            _ => new JournalException(
                JournalFault.Unavailable, path, $"cannot be used ({cause.Message}): check the folder and its permissions", cause),
        };
    }

    private static JournalException DiskFull(string path, Exception cause, long free, long waitingBytes)
    {
        var needed = Math.Max(waitingBytes, EstimateRest(path));
        return new JournalException(
            JournalFault.DiskFull,
            path,
            $"the disk is full: found {free} bytes free, expected {(needed > 0 ? $"about {needed}" : "room")} for the rest of the plan: "
            + "make room and start again, nothing recorded is lost",
            cause)
        {
            FreeBytes = free,
            NeededBytes = needed,
        };
    }

    private static long? FreeBytes(string path)
    {
        try
        {
            return new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(path))!).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private static long EstimateRest(string path)
    {
        try
        {
            using var connection = JournalFile.Connection(path, SqliteOpenMode.ReadOnly);
            connection.Open();
            return connection.ExecuteScalar<long>(SqlText.Of("select_need"));
        }
        catch (SqliteException)
        {
            // The estimate is a courtesy; the fault itself is reported either way.
            return 0;
        }
    }
}
