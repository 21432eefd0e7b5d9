using Microsoft.Data.Sqlite;

namespace DataSynth.Journal.Storage;

/// <summary>The compiled statements of the write connection.</summary>
internal sealed class JournalStatements(SqliteConnection connection) : IDisposable
{
    public SqliteConnection Connection { get; } = connection;

    public PreparedStatement SelectReplyState { get; } = new(connection, "select_reply_state", "request_key");

    public PreparedStatement InsertContent { get; } = new(connection, "insert_content", "body", "last_error");

    public PreparedStatement UpdateContent { get; } = new(connection, "update_content", "body", "last_error", "ordinal");

    public PreparedStatement ReplaceReply { get; } = new(
        connection, "replace_reply", "request_key", "status", "truncated", "session", "content", "provider", "reason", "finish_reason",
        "attempts", "input_tokens", "output_tokens", "duration_ms", "recorded_at");

    public PreparedStatement UpsertTask { get; } = new(
        connection, "upsert_task", "ordinal", "content_hash", "task_id", "variant", "source", "task");

    public PreparedStatement UpsertPlanned { get; } = new(
        connection, "upsert_planned", "ordinal", "task_ordinal", "generator_ordinal", "sample", "request_key", "seed", "temperature", "prompt_hash");

    public void Dispose()
    {
        SelectReplyState.Dispose();
        InsertContent.Dispose();
        UpdateContent.Dispose();
        ReplaceReply.Dispose();
        UpsertTask.Dispose();
        UpsertPlanned.Dispose();
    }
}
