namespace DataSynth.Journal;

/// <summary>What came back for one request.</summary>
public sealed record JournalReply
{
    /// <summary>The request it belongs to.</summary>
    public required RequestKey Key { get; init; }

    /// <summary>Whether there is an answer.</summary>
    public required ReplyStatus Status { get; init; }

    /// <summary>The notation of <see cref="Body"/>, such as <c>ollama</c>; the journal only carries it.</summary>
    public required string Provider { get; init; }

    /// <summary>The raw bytes as they came; null when a failure brought none.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>Of a failure: its kind in one word, by which failures are counted; else null.</summary>
    public string? Reason { get; init; }

    /// <summary>How often the request was sent.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>The text of the last error on the way, even if a later attempt was answered; or null.</summary>
    public string? LastError { get; init; }

    /// <summary>Why the model ended, in the server's word; or null.</summary>
    public string? FinishReason { get; init; }

    /// <summary>Whether an answer was cut off at the token limit. Such an answer gives way to a later one.</summary>
    public bool Truncated { get; init; }

    /// <summary>Tokens of the prompt, where the server counts.</summary>
    public long? InputTokens { get; init; }

    /// <summary>Tokens of the answer, where the server counts.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>From sending to the last byte of the last attempt; kept in whole milliseconds.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>When the journal took it in; set by the journal, null before.</summary>
    public DateTimeOffset? RecordedAt { get; init; }
}
