using System.Diagnostics;
using DataSynth.Generation.Outcomes;
using DataSynth.Generation.Requests;
using DataSynth.Generation.Scheduling;

namespace DataSynth.Generation.Telemetry;

/// <summary>Measures another generator for whoever listens to <see cref="GenerationMeters"/>; changes nothing of what it does.</summary>
/// <param name="inner">The generator; disposed with this one.</param>
/// <param name="time">The clock of durations.</param>
public sealed class MeteredGenerator(IGenerator inner, TimeProvider time) : IGenerator
{
    private const string Operation = "chat";

    private readonly KeyValuePair<string, object?>[] _tags =
    [
        new("gen_ai.operation.name", Operation),
        new("gen_ai.provider.name", inner.Description.Provider.ToString().ToLowerInvariant()),
        new("gen_ai.request.model", inner.Description.Model),
    ];

    /// <inheritdoc/>
    public GeneratorDescription Description => inner.Description;

    /// <inheritdoc/>
    public int Concurrency => inner.Concurrency;

    /// <inheritdoc/>
    public ValueTask<Place?> EnterAsync(CancellationToken cancellationToken) => inner.EnterAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<GenerationOutcome> GenerateAsync(GenerationRequest request, Place place, CancellationToken cancellationToken)
    {
        using var activity = StartActivity(request);
        var started = time.GetTimestamp();
        GenerationMeters.UnderWay.Add(1, _tags);
        try
        {
            var outcome = await inner.GenerateAsync(request, place, cancellationToken).ConfigureAwait(false);
            Record(outcome, time.GetElapsedTime(started));
            Describe(activity, outcome);
            return outcome;
        }
        finally
        {
            GenerationMeters.UnderWay.Add(-1, _tags);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();

    private Activity? StartActivity(GenerationRequest request)
    {
        if (!GenerationMeters.Activities.HasListeners())
            return null;
        var activity = GenerationMeters.Activities.StartActivity($"{Operation} {Description.Model}", ActivityKind.Client, parentContext: default, _tags);
        return activity?
            .SetTag("gen_ai.request.temperature", request.Sampling.Temperature)
            .SetTag("gen_ai.request.top_p", request.Sampling.TopP)
            .SetTag("gen_ai.request.max_tokens", request.Sampling.MaxOutputTokens)
            .SetTag("gen_ai.request.seed", request.Sampling.Seed)
            .SetTag("datasynth.request.key", request.Key);
    }

    private void Record(GenerationOutcome outcome, TimeSpan duration)
    {
        if (outcome is Answered answered)
        {
            GenerationMeters.OperationDuration.Record(duration.TotalSeconds, _tags);
            RecordTokens(answered.InputTokens, "input");
            RecordTokens(answered.OutputTokens, "output");
        }
        else if (outcome.Attempts > 0 && GenerationMeters.OperationDuration.Enabled)
        {
            GenerationMeters.OperationDuration.Record(duration.TotalSeconds, [.. _tags, new("error.type", ReasonOf(outcome))]);
        }
    }

    private void RecordTokens(long? tokens, string type)
    {
        if (tokens is { } count && GenerationMeters.TokenUsage.Enabled)
            GenerationMeters.TokenUsage.Record(count, [.. _tags, new("gen_ai.token.type", type)]);
    }

    private static void Describe(Activity? activity, GenerationOutcome outcome)
    {
        if (activity is null)
            return;
        activity.SetTag("datasynth.attempts", outcome.Attempts);
        if (outcome is Answered answered)
        {
            activity
                .SetTag("gen_ai.usage.input_tokens", answered.InputTokens)
                .SetTag("gen_ai.usage.output_tokens", answered.OutputTokens)
                .SetTag("gen_ai.response.finish_reasons", answered.FinishReason is null ? null : new[] { answered.FinishReason });
            return;
        }

        activity.SetTag("error.type", ReasonOf(outcome));
        activity.SetStatus(ActivityStatusCode.Error, outcome is Failed failed ? failed.Error : "parked: the next run asks it");
    }

    private static string ReasonOf(GenerationOutcome outcome)
        => (outcome is Failed failed ? failed.Reason : ((Parked)outcome).Reason).ToFileName();
}
