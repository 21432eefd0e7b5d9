namespace DataSynth.Pipeline;

/// <summary>
/// A stage was cancelled although nobody had asked the pipeline to end. <see cref="HttpClient"/> does this on its own timeout. It is a
/// fault, and not an <see cref="OperationCanceledException"/>, so that nobody takes it for the user's wish.
/// </summary>
public sealed class ForeignCancellationException : Exception
{
    /// <summary>Wraps a cancellation.</summary>
    /// <param name="stage">The stage whose step threw it.</param>
    /// <param name="cancellation">What it threw.</param>
    public ForeignCancellationException(string stage, OperationCanceledException cancellation)
        : base($"The stage '{stage}' was cancelled by something other than the pipeline, such as a timeout of its own: "
            + $"{(cancellation ?? throw new ArgumentNullException(nameof(cancellation))).Message}", cancellation)
    {
        Stage = stage;
    }

    /// <summary>The stage whose step was cancelled.</summary>
    public string Stage { get; }
}
