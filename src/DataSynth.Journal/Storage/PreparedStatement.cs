using Microsoft.Data.Sqlite;

namespace DataSynth.Journal.Storage;

/// <summary>
/// A question that is compiled once and asked many times. Dapper compiles at every call, which is fine everywhere but where
/// millions of rows pass.
/// </summary>
internal sealed class PreparedStatement : IDisposable
{
    private readonly SqliteCommand _command;

    /// <param name="connection">Where it runs.</param>
    /// <param name="name">Its file under <c>Sql/</c>.</param>
    /// <param name="parameters">Names of its parameters, without <c>@</c>, in the order in which values will be given.</param>
    public PreparedStatement(SqliteConnection connection, string name, params ReadOnlySpan<string> parameters)
    {
        _command = new SqliteCommand(SqlText.Of(name), connection);
        foreach (var parameter in parameters)
        {
            _command.Parameters.AddWithValue("@" + parameter, DBNull.Value);
        }
    }

    /// <summary>Runs it for its first row; the reader is to be disposed before the next run.</summary>
    public SqliteDataReader Read(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteReader();
    }

    public void Dispose() => _command.Dispose();

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }
}
