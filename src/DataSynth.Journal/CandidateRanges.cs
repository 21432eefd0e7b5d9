using DataSynth.Journal.Storage;
using Microsoft.Data.Sqlite;

namespace DataSynth.Journal;

/// <summary>Reads parts of a plan in any order, tens of thousands a second. One reading at a time.</summary>
public sealed class CandidateRanges : IDisposable
{
    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly PreparedStatement _range;
    private readonly RowReader _rows;

    private CandidateRanges(string path, SqliteConnection connection, IReadOnlyList<JournalGenerator> generators)
    {
        _path = path;
        _connection = connection;
        _range = new PreparedStatement(connection, "select_candidates", "first", "last");
        _rows = new RowReader(generators);
    }

    /// <summary>The requests from one ordinal to another, both among them, with what came back.</summary>
    /// <param name="first">The first ordinal.</param>
    /// <param name="last">The last ordinal.</param>
    /// <exception cref="JournalException">The file cannot be read.</exception>
    public IReadOnlyList<JournalCandidate> Read(long first, long last) => StorageFaults.Guard(_path, () =>
    {
        var candidates = new List<JournalCandidate>();
        using var row = _range.Read(first, last);
        while (row.Read())
        {
            var request = _rows.Request(row);
            candidates.Add(new JournalCandidate(request, RowReader.Reply(row, request.Entry.Key)));
        }

        return candidates;
    });

    /// <summary>Closes the connection.</summary>
    public void Dispose()
    {
        _range.Dispose();
        _connection.Dispose();
    }

    internal static CandidateRanges Open(JournalFile file, IReadOnlyList<JournalGenerator> generators)
    {
        var connection = file.OpenForReading();
        try
        {
            return new CandidateRanges(file.Path, connection, generators);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
