using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace DataSynth.Journal.Storage;

/// <summary>
/// A statement of the write connection that is compiled once and run for each row. It speaks to SQLite itself: a command looks its
/// parameters up by name and makes a reader at every run, which costs more than writing the row. Used by one thread.
/// </summary>
internal sealed class WriteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly int[] _positions;

    /// <param name="connection">Where it runs; open.</param>
    /// <param name="name">Its file under <c>Sql/</c>.</param>
    /// <param name="parameters">Names of its parameters, without <c>@</c>, in the order in which values will be given.</param>
    public WriteStatement(SqliteConnection connection, string name, params ReadOnlySpan<string> parameters)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_database, SqlText.Of(name), out _statement));
        _positions = new int[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            _positions[i] = raw.sqlite3_bind_parameter_index(_statement, "@" + parameters[i]);
            if (_positions[i] == 0)
            {
                throw new ArgumentException($"Found the parameter {parameters[i]}, expected one of {name}.sql.", nameof(parameters));
            }
        }
    }

    /// <summary>Runs it for its effect.</summary>
    /// <exception cref="SqliteException">It failed.</exception>
    public void Execute(params ReadOnlySpan<object?> values)
    {
        Step(values);
        Reset();
    }

    /// <summary>Runs it to its first row, whose columns can be read until <see cref="Reset"/>.</summary>
    /// <returns>False when there is none.</returns>
    /// <exception cref="SqliteException">It failed.</exception>
    public bool Step(params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            Check(Bind(_positions[i], values[i]));
        }

        var code = raw.sqlite3_step(_statement);
        if (code is raw.SQLITE_ROW or raw.SQLITE_DONE)
        {
            return code == raw.SQLITE_ROW;
        }

        Reset();
        throw Fault(code);
    }

    /// <summary>A column of the row as a whole number.</summary>
    public long GetInt64(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>A column of the row as text.</summary>
    public string GetString(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    /// <summary>Ends a run, and lets go of the row.</summary>
    public void Reset() => raw.sqlite3_reset(_statement);

    public void Dispose() => _statement.Dispose();

    private int Bind(int position, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, position),
        long number => raw.sqlite3_bind_int64(_statement, position, number),
        int number => raw.sqlite3_bind_int64(_statement, position, number),
        double number => raw.sqlite3_bind_double(_statement, position, number),
        string text => raw.sqlite3_bind_text(_statement, position, text),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, position, bytes),
        ReadOnlyMemory<byte> bytes => raw.sqlite3_bind_blob(_statement, position, bytes.Span),
        _ => throw new ArgumentException($"Found a value of type {value.GetType().Name}, expected a number, a text or bytes.", nameof(value)),
    };

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw Fault(code);
        }
    }

    private SqliteException Fault(int code)
        => new(raw.sqlite3_errmsg(_database).utf8_to_string(), code & 0xff, raw.sqlite3_extended_errcode(_database));
}
