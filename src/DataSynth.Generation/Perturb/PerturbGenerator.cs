using DataSynth.Generation.Outcomes;
using DataSynth.Generation.Requests;
using DataSynth.Generation.Scheduling;

namespace DataSynth.Generation.Perturb;

/// <summary>
/// The offline generator: seeded, schema-aware wrong answers made from the ground truth, one kind per error type. For dry runs, and for
/// error types that models rarely make. Needs no server and no licence.
/// </summary>
/// <param name="description">Who answers, normally <see cref="GeneratorDescription.Perturb"/>.</param>
/// <param name="concurrency">Requests at once.</param>
/// <param name="runSeed">The run's seed, which draws the order of the kinds and everything else.</param>
public sealed class PerturbGenerator(GeneratorDescription description, int concurrency, long runSeed) : IGenerator
{
    /// <summary>Requests at once where nobody says: as many as a journal commits together. Each place is taken until its answer is durable,
    /// so with fewer of them every few answers wait for the disk by themselves.</summary>
    public const int UsualConcurrency = 256;

    private readonly PerturbCache _cache = new(runSeed);

    /// <inheritdoc/>
    public GeneratorDescription Description { get; } = description;

    /// <inheritdoc/>
    public int Concurrency { get; } = concurrency;

    /// <inheritdoc/>
    public ValueTask<Place?> EnterAsync(CancellationToken cancellationToken) => ValueTask.FromResult<Place?>(Place.WithoutEndpoint);

    /// <inheritdoc/>
    public ValueTask<GenerationOutcome> GenerateAsync(GenerationRequest request, Place place, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = _cache.Get(request.Task, request.Variant).Sample(request.SampleIndex);
        return ValueTask.FromResult<GenerationOutcome>(body is null
            ? new Failed(
                FailureReason.NoPerturbation,
                "no wrong answer could be made: the task offers no tool, and answering in words is right",
                Attempts: 1,
                TimeSpan.Zero)
            : new Answered(body, Attempts: 1, TimeSpan.Zero, InputTokens: null, OutputTokens: null, FinishReason: "stop"));
    }

    /// <summary>Does nothing.</summary>
    public void Dispose()
    {
    }
}
