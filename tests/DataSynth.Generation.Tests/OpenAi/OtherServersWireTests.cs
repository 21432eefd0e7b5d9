using DataSynth.Generation.Outcomes;
using DataSynth.Generation.Requests;
using DataSynth.Generation.Tests.ScriptedServer;
using DataSynth.ToolCalling.Parsing;

namespace DataSynth.Generation.Tests.OpenAi;

/// <summary>Bodies as SGLang, llama.cpp's server, LM Studio and TGI write them, with the particulars of each.</summary>
public sealed class OtherServersWireTests
{
    private const string SgLang =
        """{"id":"5b1e","object":"chat.completion","created":1771000000,"model":"Qwen/Qwen3-8B","choices":[{"index":0,"message":{"role":"assistant","content":null,"reasoning_content":"They want Paris.\n","tool_calls":[{"id":"call_0f","index":0,"type":"function","function":{"name":"get_weather","arguments":"{\"city\": \"Paris\", \"days\": 5.0}"}}]},"logprobs":null,"finish_reason":"tool_calls","matched_stop":null}],"usage":{"prompt_tokens":201,"total_tokens":240,"completion_tokens":39,"prompt_tokens_details":null,"reasoning_tokens":0},"metadata":{"weight_version":"default"}}""";

    private const string LlamaCpp =
        """{"choices":[{"finish_reason":"tool_calls","index":0,"message":{"role":"assistant","content":"","reasoning_content":"They want Paris.","tool_calls":[{"type":"function","function":{"name":"get_weather","arguments":"{\"city\":\"Paris\",\"days\":5.0}"},"id":"mZ5v1"}]}}],"created":1771000000,"model":"qwen3-8b.gguf","system_fingerprint":"b9000-1a2b3c4","object":"chat.completion","usage":{"completion_tokens":31,"prompt_tokens":190,"total_tokens":221},"id":"chatcmpl-x","timings":{"cache_n":0,"prompt_n":190,"prompt_ms":81.2,"predicted_n":31,"predicted_ms":402.1}}""";

    private const string LmStudio =
        """{"id":"chatcmpl-gb1","object":"chat.completion","created":1771000000,"model":"qwen/qwen3-8b","choices":[{"index":0,"message":{"role":"assistant","content":"","reasoning_content":"They want Paris.","tool_calls":[{"type":"function","id":"365174485","function":{"name":"get_weather","arguments":"{\"city\":\"Paris\",\"days\":5.0}"}}]},"logprobs":null,"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":263,"completion_tokens":34,"total_tokens":297},"stats":{},"system_fingerprint":"qwen/qwen3-8b"}""";

    /// <summary>Older releases write arguments as an object, and the reason of a call is <c>stop</c>.</summary>
    private const string Tgi =
        """{"object":"chat.completion","id":"","created":1771000000,"model":"Qwen/Qwen3-8B","system_fingerprint":"3.3.5-native","choices":[{"index":0,"message":{"role":"assistant","tool_calls":[{"id":"0","type":"function","function":{"description":null,"name":"get_weather","arguments":{"city":"Paris","days":5.0}}}]},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":210,"completion_tokens":29,"total_tokens":239}}""";

    [Theory]
    [InlineData(SgLang, """{"city": "Paris", "days": 5.0}""", "They want Paris.\n", "tool_calls", 201, 39)]
    [InlineData(LlamaCpp, """{"city":"Paris","days":5.0}""", "They want Paris.", "tool_calls", 190, 31)]
    [InlineData(LmStudio, """{"city":"Paris","days":5.0}""", "They want Paris.", "tool_calls", 263, 34)]
    [InlineData(Tgi, """{"city":"Paris","days":5.0}""", null, "stop", 210, 29)]
    public async Task The_same_request_goes_to_each_and_its_answer_is_read_without_loss(
        string body, string arguments, string? reasoning, string finishReason, long input, long output)
    {
        await using var server = await ScriptedModelServer.StartAsync(_ => new ScriptedReply { Body = body });
        var settings = WireFixture.SettingsFor(server, Provider.OpenAi);

        var outcome = await WireFixture.AskAsync(settings, TestTasks.Forecast);

        server.Requests.ShouldHaveSingleItem().Body.ShouldEndWith(
            $"\"stream\":false,\"max_tokens\":1024,\"seed\":{server.Requests[0].Seed},\"temperature\":0.7,\"top_p\":0.95,\"skip_special_tokens\":false}}");
        WireFixture.BodyOf(outcome).ShouldBe(body);
        var read = WireFixture.Read(outcome, Provider.OpenAi, TestTasks.Forecast);
        var call = read.Reply.ToolCalls.ShouldHaveSingleItem();
        (call.Name, call.ArgumentsText).ShouldBe(("get_weather", arguments));
        (read.Reply.Reasoning, read.Reply.FinishReason, read.Reply.Text).ShouldBe((reasoning, finishReason, ""));
        (read.InputTokens, read.OutputTokens).ShouldBe((input, output));
        read.Parse(TestTasks.Forecast.Tools, new()).Status.ShouldBe(ParseStatus.Ok);
    }

    [Theory]
    [InlineData("""[{"name": "get_weather", "parameters": {"city": "Paris"}}]""", "json_array")]
    [InlineData("[TOOL_REQUEST]{\"name\": \"get_weather\", \"arguments\": {\"city\": \"Paris\"}}[END_TOOL_REQUEST]", "lmstudio_default")]
    [InlineData("{\"tool_calls\":[{\"name\":\"get_weather\",\"arguments\":{\"city\":\"Paris\"},\"id\":\"1\"}]}", "generic_json")]
    public async Task Without_a_parser_at_the_server_the_call_stands_in_the_content(string content, string syntax)
    {
        var outcome = await WireFixture.AskAsync(Provider.OpenAi, request => ScriptedReply.Text(request, content));

        var parsed = WireFixture.Read(outcome, Provider.OpenAi, TestTasks.Forecast).Parse(TestTasks.Forecast.Tools, new());

        parsed.Calls.ShouldHaveSingleItem().Name.ShouldBe("get_weather");
        syntax.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(503, """{"object":"error","message":"The request queue is full.","type":"ServiceUnavailable","param":null,"code":503}""", FailureReason.Unavailable, 4, "The request queue is full.")]
    [InlineData(400, """{"object":"error","message":"The input (40000 tokens) is longer than the model's context length (32768 tokens).","type":"BadRequestError","param":null,"code":400}""", FailureReason.BadRequest, 1, "longer than the model's context length")]
    [InlineData(400, """{"error":{"code":400,"message":"the request exceeds the available context size","type":"exceed_context_size_error","n_prompt_tokens":9000,"n_ctx":4096}}""", FailureReason.BadRequest, 1, "exceeds the available context size")]
    [InlineData(503, """{"error":{"message":"Loading model","type":"unavailable_error","code":503}}""", FailureReason.Unavailable, 4, "Loading model")]
    [InlineData(400, """{"error":"Model has unloaded or crashed.."}""", FailureReason.BadRequest, 1, "Model has unloaded or crashed")]
    [InlineData(429, """{"error":"Model is overloaded","error_type":"overloaded"}""", FailureReason.RateLimited, 4, "Model is overloaded")]
    [InlineData(422, """{"error":"Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096. Given: 4000 `inputs` tokens and 1024 `max_new_tokens`","error_type":"validation"}""", FailureReason.Unprocessable, 1, "Input validation error")]
    [InlineData(424, """{"error":"Request failed during generation: Server error: CUDA out of memory","error_type":"generation"}""", FailureReason.OtherStatus, 1, "Request failed during generation")]
    public async Task Each_servers_way_to_refuse_is_understood(int status, string body, FailureReason reason, int attempts, string sentence)
    {
        var outcome = await WireFixture.AskAsync(Provider.OpenAi, _ => new ScriptedReply { Status = status, Body = body });

        var failed = outcome.ShouldBeOfType<Failed>();
        (failed.Reason, failed.Attempts).ShouldBe((reason, attempts));
        failed.Error.ShouldContain(sentence);
    }

    [Fact]
    public async Task Text_that_llama_cpp_cannot_parse_is_the_models_answer()
    {
        const string body = """{"error":{"code":500,"message":"Failed to parse input at pos 0: <tool_call>{\"name\": get_weather}","type":"server_error"}}""";

        var outcome = await WireFixture.AskAsync(Provider.OpenAi, _ => new ScriptedReply { Status = 500, Body = body });

        outcome.ShouldBeOfType<Answered>().Attempts.ShouldBe(1);
        WireFixture.Read(outcome, Provider.OpenAi, TestTasks.Forecast).RawOutput.ShouldBe("<tool_call>{\"name\": get_weather}");
    }
}
