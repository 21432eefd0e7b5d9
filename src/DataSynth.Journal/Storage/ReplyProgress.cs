using System.Data;

namespace DataSynth.Journal.Storage;

/// <summary>What counts of a reply.</summary>
/// <param name="Status">Whether it is an answer.</param>
/// <param name="Truncated">Whether it was cut off at the token limit.</param>
/// <param name="Session">When it was asked for.</param>
/// <param name="Reason">The kind of failure, or null.</param>
/// <param name="InputTokens">Prompt tokens; 0 where they are not known.</param>
/// <param name="OutputTokens">Tokens of the answer; 0 where they are not known.</param>
/// <param name="DurationMilliseconds">Time that it took.</param>
internal readonly record struct ReplyProgress(
    ReplyStatus Status, bool Truncated, long Session, string? Reason, long InputTokens, long OutputTokens, long DurationMilliseconds)
{
    /// <summary>The current row of <c>select_reply_progress</c>.</summary>
    public static ReplyProgress Read(IDataRecord row) => new(
        ReplyStatusText.Parse(row.GetString(1)),
        row.GetBoolean(2),
        row.GetInt64(3),
        row.IsDBNull(4) ? null : row.GetString(4),
        row.IsDBNull(5) ? 0 : row.GetInt64(5),
        row.IsDBNull(6) ? 0 : row.GetInt64(6),
        row.GetInt64(7));
}
