using DataSynth.Generation.Outcomes;

namespace DataSynth.Generation.Http;

/// <summary>A server gave no answer: the transport failed, it refused, or its reply is not what the API promises.</summary>
/// <remarks><c>IChatClient</c> has no other way to say so; <c>ChatGenerator</c> turns it into a <see cref="Failed"/>.</remarks>
/// <param name="reason">The kind of failure.</param>
/// <param name="message">One line for a person, without secrets.</param>
/// <param name="innerException">The cause, or null.</param>
public sealed class ChatServiceException(FailureReason reason, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>The kind of failure.</summary>
    public FailureReason Reason { get; } = reason;

    /// <summary>The HTTP status, or null when none came.</summary>
    public int? Status { get; init; }

    /// <summary>How long the server asks to wait, or null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The body that came with the status, possibly cut at 64 KiB; empty when none came.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }
}
