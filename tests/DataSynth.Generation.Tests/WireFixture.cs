using System.Text;
using DataSynth.Generation.Chat;
using DataSynth.Generation.Outcomes;
using DataSynth.Generation.Replies;
using DataSynth.Generation.Requests;
using DataSynth.Generation.Scheduling;
using DataSynth.Generation.Tests.ScriptedServer;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Generation.Tests;

/// <summary>Sends one request through a real generator to a scripted server.</summary>
internal static class WireFixture
{
    /// <summary>No pauses between attempts worth waiting for.</summary>
    public static RetryPolicy FastRetry { get; } = new() { BaseDelay = TimeSpan.FromMilliseconds(1), MaxAttempts = 4 };

    public static GeneratorSettings SettingsFor(ScriptedModelServer server, Provider provider) => new(provider, "qwen3:8b")
    {
        Endpoints = [provider == Provider.Ollama ? server.OllamaEndpoint : server.OpenAiEndpoint],
        Samples = 1,
        Timeout = TimeSpan.FromSeconds(20),
    };

    public static GeneratorDescription DescriptionOf(GeneratorSettings settings)
        => settings.Provider == Provider.Perturb
            ? GeneratorDescription.Perturb
            : new(settings.Model, settings.Provider, settings.Model, settings.Delivery);

    public static GenerationRequest RequestFor(GeneratorSettings settings, ToolTask task, IReadOnlyList<Message>? messages = null)
        => new RequestFactory(settings, DescriptionOf(settings), runSeed: 7).Create(task, "original", messages)[0];

    /// <summary>A pool that waits for no server: a request that has used its attempts fails.</summary>
    public static EndpointPool Impatient() => new(TimeProvider.System, patience: TimeSpan.Zero);

    public static IGenerator Create(GeneratorSettings settings, EndpointPool pool, RetryPolicy? retry = null)
        => GeneratorFactory.Create(settings, DescriptionOf(settings), runSeed: 7, retry ?? FastRetry, pool);

    public static async Task<GenerationOutcome> AskAsync(GeneratorSettings settings, ToolTask task, IReadOnlyList<Message>? messages = null)
    {
        using var pool = Impatient();
        using var generator = Create(settings, pool);
        return await generator.GenerateAsync(RequestFor(settings, task, messages), CancellationToken.None);
    }

    public static async Task<GenerationOutcome> AskAsync(Provider provider, Func<ScriptedRequest, ScriptedReply> script)
    {
        await using var server = await ScriptedModelServer.StartAsync(script);
        return await AskAsync(SettingsFor(server, provider), TestTasks.Forecast);
    }

    /// <summary>What the body of an answer says; fails the test when there is none.</summary>
    public static ReadReply Read(GenerationOutcome outcome, Provider provider, ToolTask task, ToolDelivery delivery = ToolDelivery.Native)
    {
        var answered = outcome.ShouldBeOfType<Answered>();
        ReplyReader.TryRead(answered.Body.Span, provider, delivery, task.Tools, out var reply, out var problem).ShouldBeTrue(problem);
        return reply!;
    }

    public static string BodyOf(GenerationOutcome outcome) => Encoding.UTF8.GetString(outcome.ShouldBeOfType<Answered>().Body.Span);
}
