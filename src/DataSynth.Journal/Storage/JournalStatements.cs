using Microsoft.Data.Sqlite;

namespace DataSynth.Journal.Storage;

/// <summary>The compiled statements of the write connection.</summary>
/// <remarks>Transactions are begun and ended by statements, not by <see cref="SqliteTransaction"/>: on a full disk SQLite rolls back by
/// itself, and that class then throws while it is disposed, for want of a transaction, and hides the cause. A connection that is closed
/// within a transaction rolls it back, which is all that a failed write needs.</remarks>
internal sealed class JournalStatements(SqliteConnection connection) : IDisposable
{
    public SqliteConnection Connection { get; } = connection;

    public WriteStatement Begin { get; } = new(connection, "begin");

    public WriteStatement Commit { get; } = new(connection, "commit");

    public WriteStatement SelectReplyState { get; } = new(connection, "select_reply_state", "request_key");

    public WriteStatement InsertContent { get; } = new(connection, "insert_content", "body", "last_error");

    public WriteStatement UpdateContent { get; } = new(connection, "update_content", "body", "last_error", "ordinal");

    public WriteStatement ReplaceReply { get; } = new(
        connection, "replace_reply", "request_key", "status", "truncated", "session", "content", "provider", "reason", "finish_reason",
        "attempts", "input_tokens", "output_tokens", "duration_ms", "recorded_at");

    public WriteStatement UpsertTask { get; } = new(
        connection, "upsert_task", "ordinal", "content_hash", "task_id", "variant", "source", "task");

    public WriteStatement UpsertPlanned { get; } = new(
        connection, "upsert_planned", "ordinal", "task_ordinal", "generator_ordinal", "sample", "request_key", "seed", "temperature",
        "prompt_hash");

    public void Dispose()
    {
        Begin.Dispose();
        Commit.Dispose();
        SelectReplyState.Dispose();
        InsertContent.Dispose();
        UpdateContent.Dispose();
        ReplaceReply.Dispose();
        UpsertTask.Dispose();
        UpsertPlanned.Dispose();
    }
}
