using DataSynth.Generation.Chat;
using DataSynth.Generation.Http;
using DataSynth.Generation.Ollama;
using DataSynth.Generation.OpenAi;
using DataSynth.Generation.Perturb;
using DataSynth.Generation.Requests;
using DataSynth.Generation.Scheduling;
using DataSynth.Generation.Telemetry;
using Microsoft.Extensions.AI;

namespace DataSynth.Generation;

/// <summary>Sets generators up. Adding a provider is one branch here, its chat client and its reply reader.</summary>
public static class GeneratorFactory
{
    /// <summary>Makes the generator that settings describe; opens no connection yet.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="description">What is known of the model.</param>
    /// <param name="runSeed">The run's seed.</param>
    /// <param name="retry">What is tried again.</param>
    /// <param name="pool">Where the run's places come from; stays the caller's.</param>
    /// <exception cref="GeneratorSetupException">The API key's variable is not set, or no endpoint is named.</exception>
    public static IGenerator Create(
        GeneratorSettings settings, GeneratorDescription description, long runSeed, RetryPolicy retry, EndpointPool pool)
    {
        if (settings.Provider == Provider.Perturb)
            return new PerturbGenerator(description, settings.Concurrency ?? PerturbGenerator.UsualConcurrency, runSeed);
        if (settings.Endpoints.Count == 0)
            throw new GeneratorSetupException(
                $"the generator {settings.Model} has no endpoint; give it `endpoint:` and the server's address");

        var key = ApiKey.FromEnvironment(settings.ApiKeyEnvironmentVariable);
        var http = HttpClients.Create(settings.ConnectTimeout);
        var generator = new ChatGenerator(
            [.. settings.Endpoints.Select(endpoint => EndpointOf(settings, endpoint, key, http, pool.Time))],
            description,
            pool,
            settings.Concurrency,
            settings.Share,
            retry,
            owned: http);
        return new MeteredGenerator(generator, pool.Time);
    }

    private static ChatEndpoint EndpointOf(GeneratorSettings settings, Uri endpoint, ApiKey? key, HttpClient http, TimeProvider time)
    {
        var limits = TransportLimits.From(settings);
        IChatClient client = settings.Provider == Provider.Ollama
            ? new OllamaChatClient(http, endpoint, settings.Model, key, limits, time)
            : new OpenAiCompatibleChatClient(http, endpoint, settings.Model, key, limits, time);
        return new ChatEndpoint(EndpointAddress.TextOf(EndpointAddress.For(settings.Provider, endpoint)), client)
        {
            Watch = EndpointWatching.Of(http, settings.Provider, endpoint, key, time),
        };
    }
}
