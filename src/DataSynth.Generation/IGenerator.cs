using DataSynth.Generation.Outcomes;
using DataSynth.Generation.Requests;

namespace DataSynth.Generation;

/// <summary>
/// Something that answers tasks: a model behind endpoints, or the offline perturb generator. All members may be called concurrently.
/// </summary>
public interface IGenerator : IDisposable
{
    /// <summary>Who answers; what is recorded with every row.</summary>
    GeneratorDescription Description { get; }

    /// <summary>How many requests may be under way at once, over all endpoints, retries included; at least 1.</summary>
    int Concurrency { get; }

    /// <summary>Answers one request, retrying what is worth retrying.</summary>
    /// <param name="request">The request; the same request always sends the same bytes.</param>
    /// <param name="cancellationToken">Abandons the request, including what is under way at the server.</param>
    /// <returns>The raw answer or the reason why there is none; whatever a model or server does is a value, not an exception.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    ValueTask<GenerationOutcome> GenerateAsync(GenerationRequest request, CancellationToken cancellationToken);
}
