namespace DataSynth.Generation.Outcomes;

/// <summary>The model answered; rightly, wrongly or unreadably is not decided here.</summary>
/// <param name="Body">The response body byte for byte; <see cref="Replies.ReplyReader"/> reads it.</param>
/// <param name="Attempts">Times the request was sent.</param>
/// <param name="Duration">Time of the attempt that was answered.</param>
/// <param name="InputTokens">Prompt tokens that the server counted, or null.</param>
/// <param name="OutputTokens">Reply tokens that the server counted, or null.</param>
/// <param name="FinishReason">The server's word for why the reply ends, or null.</param>
public sealed record Answered(
    ReadOnlyMemory<byte> Body,
    int Attempts,
    TimeSpan Duration,
    long? InputTokens,
    long? OutputTokens,
    string? FinishReason) : GenerationOutcome(Attempts, Duration);
