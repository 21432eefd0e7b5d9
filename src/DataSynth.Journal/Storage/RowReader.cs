using System.Data;

namespace DataSynth.Journal.Storage;

/// <summary>Reads rows of <c>select_candidates</c> and <c>select_pending</c>, whose first twelve columns are the same.</summary>
internal sealed class RowReader(IReadOnlyList<JournalGenerator> generators)
{
    private long _taskOrdinal = -1;
    private JournalTask? _task;

    /// <summary>The request of the current row.</summary>
    public PlannedRequest Request(IDataRecord row)
    {
        var entry = new PlanEntry(row.GetInt64(1), row.GetInt32(2), row.GetInt32(3), new RequestKey((byte[])row.GetValue(4)))
        {
            Seed = row.IsDBNull(5) ? null : row.GetInt64(5),
            Temperature = row.IsDBNull(6) ? null : row.GetDouble(6),
            PromptHash = Text(row, 7),
        };
        if (_task is null || entry.Task != _taskOrdinal)
        {
            // The text is the longest column, and the same for all samples of all generators.
            _task = new JournalTask(row.GetString(8), row.GetString(9), row.GetString(10), row.GetString(11));
            _taskOrdinal = entry.Task;
        }

        return new PlannedRequest(row.GetInt64(0), entry, _task, generators[entry.Generator]);
    }

    /// <summary>The reply of the current row of <c>select_candidates</c>, or null.</summary>
    public static JournalReply? Reply(IDataRecord row, RequestKey key) => row.IsDBNull(12) ? null : new JournalReply
    {
        Key = key,
        Status = ReplyStatusText.Parse(row.GetString(12)),
        Truncated = row.GetBoolean(13),
        Provider = row.GetString(14),
        Reason = Text(row, 15),
        FinishReason = Text(row, 16),
        Attempts = row.GetInt32(17),
        InputTokens = row.IsDBNull(18) ? null : row.GetInt64(18),
        OutputTokens = row.IsDBNull(19) ? null : row.GetInt64(19),
        Duration = TimeSpan.FromMilliseconds(row.GetInt64(20)),
        RecordedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(21)),
        LastError = Text(row, 22),
        Body = row.IsDBNull(23) ? (ReadOnlyMemory<byte>?)null : (byte[])row.GetValue(23),
    };

    private static string? Text(IDataRecord row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
