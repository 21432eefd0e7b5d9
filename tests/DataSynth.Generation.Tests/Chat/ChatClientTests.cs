using DataSynth.Generation.Chat;
using DataSynth.Generation.Http;
using DataSynth.Generation.Ollama;
using DataSynth.Generation.OpenAi;
using DataSynth.Generation.Outcomes;
using DataSynth.Generation.Requests;
using DataSynth.Generation.Tests.ScriptedServer;
using Microsoft.Extensions.AI;

namespace DataSynth.Generation.Tests.Chat;

public sealed class ChatClientTests : IDisposable
{
    private static readonly TransportLimits Limits = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10), 1_000_000);

    private readonly HttpClient _http = new();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_stranger_can_use_the_clients_through_the_abstraction_alone()
    {
        await using var server = await ScriptedModelServer.StartAsync(request => ScriptedReply.Calls(request, ("get_time", """{"city":"Rome"}""")));
        var tool = AIFunctionFactory.Create((string city) => city, "get_time", "Local time").AsDeclarationOnly();
        var options = new ChatOptions { Temperature = 0.25f, TopP = 0.5f, TopK = 3, Seed = 9, MaxOutputTokens = 77, Tools = [tool], ModelId = "other" };

        foreach (var client in Clients(server))
        {
            var response = await client.GetResponseAsync([new ChatMessage(ChatRole.User, "hi")], options);

            var call = response.Messages[0].Contents.OfType<FunctionCallContent>().ShouldHaveSingleItem();
            (call.Name, call.CallId, call.Arguments!["city"]!.ToString()).ShouldBe(("get_time", "call00000", "Rome"));
            call.RawRepresentation.ShouldBe(new RawToolCall("get_time", """{"city":"Rome"}"""));
            (response.Usage!.InputTokenCount, response.Usage.OutputTokenCount, response.ModelId).ShouldBe((100L, 20L, "other"));
        }

        foreach (var request in server.Requests)
        {
            var sampling = request.IsOllama ? request.Json.GetProperty("options") : request.Json;
            request.Model.ShouldBe("other");
            request.Json.GetProperty("tools")[0].GetProperty("function").GetProperty("parameters").GetRawText().ShouldBe(tool.JsonSchema.GetRawText());
            sampling.GetProperty("temperature").GetRawText().ShouldBe("0.25");
            sampling.GetProperty("top_k").GetInt32().ShouldBe(3);
            sampling.GetProperty("seed").GetInt32().ShouldBe(9);
            sampling.GetProperty(request.IsOllama ? "num_predict" : "max_tokens").GetInt32().ShouldBe(77);
        }
    }

    [Fact]
    public async Task A_stream_is_the_whole_reply_at_once()
    {
        await using var server = await ScriptedModelServer.StartAsync(request => ScriptedReply.Text(request, "hello"));

        foreach (var client in Clients(server))
        {
            var updates = new List<ChatResponseUpdate>();
            await foreach (var update in client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "hi")]))
                updates.Add(update);

            string.Concat(updates.Select(update => update.Text)).ShouldBe("hello");
            updates.ToChatResponse().FinishReason.ShouldBe(ChatFinishReason.Stop);
        }
    }

    [Fact]
    public async Task A_fault_carries_what_a_caller_needs_to_decide()
    {
        await using var server = await ScriptedModelServer.StartAsync(request => ScriptedReply.Error(request, 429, "slow down", retryAfter: "7"));

        foreach (var client in Clients(server))
        {
            var ask = async () => await client.GetResponseAsync([new ChatMessage(ChatRole.User, "hi")]);

            var fault = await ask.ShouldThrowAsync<ChatServiceException>();
            (fault.Reason, fault.Status, fault.RetryAfter).ShouldBe((FailureReason.RateLimited, 429, TimeSpan.FromSeconds(7)));
        }
    }

    [Fact]
    public async Task Broken_arguments_are_kept_beside_the_exception()
    {
        await using var server = await ScriptedModelServer.StartAsync(_ => new ScriptedReply
        {
            Body = """{"choices":[{"message":{"tool_calls":[{"function":{"name":"f","arguments":"{\"a\": "}},{"function":{"name":"g","arguments":"[1]"}}]}}]}""",
        });

        var response = await Clients(server)[1].GetResponseAsync([new ChatMessage(ChatRole.User, "hi")]);

        var calls = response.Messages[0].Contents.OfType<FunctionCallContent>().ToList();
        calls.ShouldAllBe(call => call.Arguments == null && call.Exception != null);
        calls.Select(call => ((RawToolCall)call.RawRepresentation!).ArgumentsText).ShouldBe(["{\"a\": ", "[1]"]);
    }

    [Fact]
    public void Services_are_found_by_type_without_a_key()
    {
        using var client = new OllamaChatClient(_http, new Uri("http://user:secret@host:1/"), "m", null, Limits, TimeProvider.System);

        var metadata = client.GetService(typeof(ChatClientMetadata)).ShouldBeOfType<ChatClientMetadata>();
        (metadata.ProviderName, metadata.DefaultModelId).ShouldBe(("ollama", "m"));
        metadata.ProviderUri!.ToString().ShouldBe("http://host:1/");
        client.GetService(typeof(HttpClient)).ShouldBeSameAs(_http);
        client.GetService(typeof(IChatClient)).ShouldBeSameAs(client);
        client.GetService(typeof(IChatClient), "key").ShouldBeNull();
        client.GetService(typeof(string)).ShouldBeNull();
    }

    [Fact]
    public async Task A_client_of_another_make_is_stored_in_openais_form()
    {
        var settings = new GeneratorSettings(Provider.OpenAi, "m") { Samples = 1 };
        using var pool = WireFixture.Impatient();
        using IGenerator generator = new ChatGenerator(
            [new ChatEndpoint("foreign", new ForeignChatClient())], WireFixture.DescriptionOf(settings), pool, concurrency: 1, share: 1, WireFixture.FastRetry);

        var outcome = await generator.GenerateAsync(WireFixture.RequestFor(settings, TestTasks.Forecast), CancellationToken.None);

        outcome.ShouldBeOfType<Answered>().Attempts.ShouldBe(2);
        var read = WireFixture.Read(outcome, Provider.OpenAi, TestTasks.Forecast);
        (read.Reply.Text, read.Reply.Reasoning, read.Reply.FinishReason, read.OutputTokens).ShouldBe(("On it.", "hm", "tool_calls", 4L));
        var call = read.Reply.ToolCalls.ShouldHaveSingleItem();
        (call.Name, call.ArgumentsText).ShouldBe(("get_time", """{"city":"Rome"}"""));
    }

    [Fact]
    public async Task A_time_out_of_a_client_of_another_make_is_no_cancellation()
    {
        var settings = new GeneratorSettings(Provider.OpenAi, "m") { Samples = 1 };
        using var pool = WireFixture.Impatient();
        using IGenerator generator = new ChatGenerator(
            [new ChatEndpoint("foreign", new ForeignChatClient { Fault = new TaskCanceledException("100 s elapsed") })],
            WireFixture.DescriptionOf(settings),
            pool,
            concurrency: 1,
            share: 1,
            WireFixture.FastRetry);

        var outcome = await generator.GenerateAsync(WireFixture.RequestFor(settings, TestTasks.Forecast), CancellationToken.None);

        var failed = outcome.ShouldBeOfType<Failed>();
        (failed.Reason, failed.Error).ShouldBe((FailureReason.Timeout, "100 s elapsed"));
    }

    [Theory]
    [InlineData("http://h:11434", "http://h:11434/")]
    [InlineData("http://h:11434/v1/", "http://h:11434/")]
    [InlineData("http://h:11434/api", "http://h:11434/")]
    [InlineData("http://h/models/ollama", "http://h/models/ollama")]
    public void Ollamas_address_is_taken_with_or_without_its_paths(string written, string used)
        => EndpointAddress.For(Provider.Ollama, new Uri(written)).ToString().ShouldBe(used);

    [Theory]
    [InlineData("http://h:8000", "http://h:8000/v1")]
    [InlineData("http://h:8000/", "http://h:8000/v1")]
    [InlineData("http://h:8000/v1", "http://h:8000/v1")]
    [InlineData("http://h:8000/openai/v2", "http://h:8000/openai/v2")]
    public void OpenAis_address_needs_no_version(string written, string used)
        => EndpointAddress.For(Provider.OpenAi, new Uri(written)).ToString().ShouldBe(used);

    private List<IChatClient> Clients(ScriptedModelServer server) =>
    [
        new OllamaChatClient(_http, server.OllamaEndpoint, "m", null, Limits, TimeProvider.System),
        new OpenAiCompatibleChatClient(_http, server.OpenAiEndpoint, "m", null, Limits, TimeProvider.System),
    ];

    /// <summary>Fails once, then answers without a raw body; changes the options that it is given, as the contract allows.</summary>
    private sealed class ForeignChatClient : IChatClient
    {
        private int _calls;

        public Exception Fault { get; init; } = new HttpRequestException("no route");

        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            options!.RawRepresentationFactory!(this).ShouldBeNull();
            options.Tools!.OfType<AIFunctionDeclaration>().First().JsonSchema.GetRawText().ShouldBe(TestTasks.WeatherSchema);
            options.Tools = null;
            if (++_calls == 1)
                throw Fault;
            return Task.FromResult(new ChatResponse(new ChatMessage(
                ChatRole.Assistant,
                [
                    new TextReasoningContent("hm"),
                    new TextContent("On it."),
                    new FunctionCallContent("1", "get_time", new Dictionary<string, object?> { ["city"] = "Rome" }),
                ]))
            {
                FinishReason = ChatFinishReason.ToolCalls,
                ModelId = "m",
                Usage = new UsageDetails { InputTokenCount = 3, OutputTokenCount = 4 },
            });
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
            => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
