using DataSynth.Generation.Chat;
using DataSynth.Generation.Http;
using DataSynth.Generation.Ollama;
using DataSynth.Generation.OpenAi;
using DataSynth.Generation.Perturb;
using DataSynth.Generation.Requests;
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
    /// <param name="time">The clock.</param>
    /// <exception cref="GeneratorSetupException">The API key's variable is not set, or no endpoint is named.</exception>
    public static IGenerator Create(
        GeneratorSettings settings, GeneratorDescription description, long runSeed, RetryPolicy retry, TimeProvider time)
    {
        if (settings.Provider == Provider.Perturb)
            return new PerturbGenerator(description, settings.PlacesPerEndpoint, runSeed);
        if (settings.Endpoints.Count == 0)
            throw new GeneratorSetupException(
                $"the generator {settings.Model} has no endpoint; give it `endpoint:` and the server's address");

        var key = ApiKey.FromEnvironment(settings.ApiKeyEnvironmentVariable);
        var limits = TransportLimits.From(settings);
        var http = HttpClients.Create(settings.ConnectTimeout);
        IReadOnlyList<IChatClient> clients =
        [
            .. settings.Endpoints.Select(IChatClient (endpoint) => settings.Provider == Provider.Ollama
                ? new OllamaChatClient(http, endpoint, settings.Model, key, limits, time)
                : new OpenAiCompatibleChatClient(http, endpoint, settings.Model, key, limits, time)),
        ];
        return new ChatGenerator(clients, description, settings.PlacesPerEndpoint, retry, time, owned: http);
    }
}
