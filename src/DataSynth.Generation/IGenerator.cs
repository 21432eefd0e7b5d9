using DataSynth.Generation.Outcomes;
using DataSynth.Generation.Requests;
using DataSynth.Generation.Scheduling;

namespace DataSynth.Generation;

/// <summary>
/// Something that answers tasks: a model behind endpoints, or the offline perturb generator. All members may be called concurrently.
/// </summary>
public interface IGenerator : IDisposable
{
    /// <summary>Who answers; what is recorded with every row.</summary>
    GeneratorDescription Description { get; }

    /// <summary>The most requests that can be under way at once, over all endpoints, retries included; at least 1. Fewer may be, where the
    /// number is found automatically: see <see cref="EnterAsync"/>.</summary>
    int Concurrency { get; }

    /// <summary>Waits until one more request may be under way. Time that is waited here counts for no time-out.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The place of one request, to be disposed once its reply is safe; null when nothing can be asked any more in this run.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    ValueTask<Place?> EnterAsync(CancellationToken cancellationToken);

    /// <summary>Answers one request, retrying what is worth retrying.</summary>
    /// <param name="request">The request; the same request always sends the same bytes.</param>
    /// <param name="place">Its place, from <see cref="EnterAsync"/>; stays taken.</param>
    /// <param name="cancellationToken">Abandons the request, including what is under way at the server.</param>
    /// <returns>The raw answer or the reason why there is none; whatever a model or server does is a value, not an exception.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    ValueTask<GenerationOutcome> GenerateAsync(GenerationRequest request, Place place, CancellationToken cancellationToken);

    /// <summary>Answers one request as soon as there is a place for it.</summary>
    /// <inheritdoc cref="GenerateAsync(GenerationRequest, Place, CancellationToken)"/>
    async ValueTask<GenerationOutcome> GenerateAsync(GenerationRequest request, CancellationToken cancellationToken)
    {
        using var place = await EnterAsync(cancellationToken).ConfigureAwait(false);
        return place is null ? Parked.NotAsked : await GenerateAsync(request, place, cancellationToken).ConfigureAwait(false);
    }
}
