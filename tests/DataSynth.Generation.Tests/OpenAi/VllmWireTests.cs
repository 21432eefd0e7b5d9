using DataSynth.Generation.Outcomes;
using DataSynth.Generation.Requests;
using DataSynth.Generation.Tests.ScriptedServer;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Generation.Tests.OpenAi;

public sealed class VllmWireTests
{
    private const string Reply =
        """{"id":"chatcmpl-9f","object":"chat.completion","created":1790000000,"model":"qwen3:8b","choices":[{"index":0,"message":{"role":"assistant","content":null,"refusal":null,"annotations":null,"audio":null,"function_call":null,"tool_calls":[{"id":"chatcmpl-tool-1","type":"function","function":{"name":"get_weather","arguments":"{\"city\": \"Paris\", \"days\": 5.0}"}}],"reasoning":"They want Paris."},"logprobs":null,"finish_reason":"tool_calls","stop_reason":null,"token_ids":null}],"service_tier":null,"system_fingerprint":null,"usage":{"prompt_tokens":198,"total_tokens":230,"completion_tokens":32,"prompt_tokens_details":null},"prompt_logprobs":null,"kv_transfer_params":null}""";

    [Fact]
    public async Task The_request_is_exactly_this_for_a_plain_question_with_tools()
    {
        await using var server = await ScriptedModelServer.StartAsync(_ => new ScriptedReply { Body = Reply });
        var settings = WireFixture.SettingsFor(server, Provider.OpenAi);

        await WireFixture.AskAsync(settings, TestTasks.Forecast);

        var request = server.Requests.ShouldHaveSingleItem();
        request.Path.ShouldBe("/v1/chat/completions");
        request.Authorization.ShouldBeNull();
        var seed = WireFixture.RequestFor(settings, TestTasks.Forecast).Sampling.Seed;
        request.Body.ShouldBe(
            $$$$"""
            {"model":"qwen3:8b","messages":[{"role":"user","content":"How warm will it be in Paris over the next 5 days, in celsius?"}],
            "tools":[{"type":"function","function":{"name":"get_weather","description":"Forecast for a city","parameters":{{{{TestTasks.WeatherSchema}}}}}},
            {"type":"function","function":{"name":"get_time","description":"Local time","parameters":{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}}}],
            "stream":false,"max_tokens":1024,"seed":{{{{seed}}}},"temperature":0.7,"top_p":0.95,"skip_special_tokens":false}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public async Task Earlier_calls_go_out_as_text_and_results_name_their_call()
    {
        await using var server = await ScriptedModelServer.StartAsync(_ => new ScriptedReply { Body = Reply });

        await WireFixture.AskAsync(WireFixture.SettingsFor(server, Provider.OpenAi), TestTasks.Forecast, TestTasks.MultiTurn);

        server.Requests[0].Json.GetProperty("messages").GetRawText().ShouldBe(
            """[{"role":"system","content":"Be brief."},{"role":"user","content":"Weather in Köln?"},"""
            + """{"role":"assistant","content":null,"tool_calls":[{"id":"abc","type":"function","function":{"name":"get_weather","arguments":"{\"city\":\"Köln\",\"days\":1.0}"}}]},"""
            + """{"role":"tool","tool_call_id":"abc","name":"get_weather","content":"{\"t\": 21}"},"""
            + """{"role":"user","content":"And in Paris?"}]""");
    }

    [Fact]
    public async Task The_body_is_kept_byte_for_byte_and_read_without_loss()
    {
        var outcome = await WireFixture.AskAsync(Provider.OpenAi, _ => new ScriptedReply { Body = Reply });

        WireFixture.BodyOf(outcome).ShouldBe(Reply);
        var read = WireFixture.Read(outcome, Provider.OpenAi, TestTasks.Forecast);
        var call = read.Reply.ToolCalls.ShouldHaveSingleItem();
        (call.Name, call.ArgumentsText).ShouldBe(("get_weather", """{"city": "Paris", "days": 5.0}"""));
        read.Reply.Text.ShouldBe("");
        read.Reply.Reasoning.ShouldBe("They want Paris.");
        read.Reply.FinishReason.ShouldBe("tool_calls");
        read.RawOutput.ShouldStartWith("""{"role":"assistant","content":null,"refusal":null""");
        (read.InputTokens, read.OutputTokens).ShouldBe((198L, 32L));
        outcome.ShouldBeOfType<Answered>().OutputTokens.ShouldBe(32);
    }

    [Theory]
    [InlineData("""{"role":"assistant","tool_calls":[{"function":{"name":"f","arguments":{"a": 1.0}}}]}""", "f", """{"a": 1.0}""")]
    [InlineData("""{"content":"","tool_calls":[{"id":"","function":{"name":"f","arguments":"{\"a\""}}]}""", "f", "{\"a\"")]
    [InlineData("""{"content":null,"tool_calls":[{"function":{"name":"f","arguments":null}}]}""", "f", "{}")]
    [InlineData("""{"content":null,"tool_calls":[{"function":{"name":"f","arguments":""}}]}""", "f", "{}")]
    [InlineData("""{"content":null,"tool_calls":[{"function":{"name":null,"arguments":"[1]"}}]}""", "", "[1]")]
    public async Task Arguments_may_be_text_an_object_cut_or_missing(string message, string name, string arguments)
    {
        var outcome = await WireFixture.AskAsync(
            Provider.OpenAi,
            _ => new ScriptedReply { Body = $$"""{"choices":[{"message":{{message}},"finish_reason":"eos"}]}""" });

        var read = WireFixture.Read(outcome, Provider.OpenAi, TestTasks.Forecast);

        var call = read.Reply.ToolCalls.ShouldHaveSingleItem();
        (call.Name, call.ArgumentsText, read.Reply.FinishReason).ShouldBe((name, arguments, "eos"));
        read.RawOutput.ShouldBe(message);
    }

    [Theory]
    [InlineData("\"reasoning\":\"hm\"")]
    [InlineData("\"reasoning_content\":\"hm\"")]
    [InlineData("\"reasoning_content\":null,\"reasoning\":\"hm\"")]
    public async Task Reasoning_has_two_names(string field)
    {
        var outcome = await WireFixture.AskAsync(
            Provider.OpenAi,
            _ => new ScriptedReply { Body = $$"""{"choices":[{"message":{"content":"ok",{{field}}},"finish_reason":null}]}""" });

        var read = WireFixture.Read(outcome, Provider.OpenAi, TestTasks.Forecast);

        (read.Reply.Reasoning, read.Reply.Text, read.Reply.FinishReason, read.InputTokens).ShouldBe(("hm", "ok", null, null));
    }

    [Fact]
    public async Task Names_that_the_api_forbids_travel_in_a_legal_spelling_and_come_back()
    {
        var tools = new[] { new Tool("math.add", "", "{}"), new Tool("math_add", "", "{}"), new Tool("größe", "", "{}") };
        var task = TestTasks.Forecast with { Tools = tools };
        var history = new Message[]
        {
            new("user", "1+1?"),
            new("assistant", null) { ToolCalls = [new ToolCall("math.add", JsonObject.Empty), new ToolCall("old.tool", JsonObject.Empty)] },
            new("tool", "2"),
            new("user", "and 2+2?"),
        };
        await using var server = await ScriptedModelServer.StartAsync(request => ScriptedReply.Calls(request, (request.Tools[0], "{}"), ("math_add", "{}")));

        var outcome = await WireFixture.AskAsync(WireFixture.SettingsFor(server, Provider.OpenAi), task, history);

        server.Requests[0].Tools.ShouldBe(["math_add_2", "math_add", "gr__e"]);
        var sent = server.Requests[0].Json.GetProperty("messages");
        sent[1].GetProperty("tool_calls")[0].GetProperty("function").GetProperty("name").GetString().ShouldBe("math_add_2");
        sent[1].GetProperty("tool_calls")[1].GetProperty("function").GetProperty("name").GetString().ShouldBe("old_tool");
        sent[2].GetProperty("name").GetString().ShouldBe("math_add_2");
        sent[2].GetProperty("tool_call_id").GetString().ShouldBe("call00000");
        WireFixture.Read(outcome, Provider.OpenAi, task).Reply.ToolCalls.Select(call => call.Name).ShouldBe(["math.add", "math_add"]);
    }

    [Fact]
    public async Task Extra_fields_win_and_null_removes_ours()
    {
        await using var server = await ScriptedModelServer.StartAsync(request => ScriptedReply.Text(request, "hi"));
        var settings = WireFixture.SettingsFor(server, Provider.OpenAi) with
        {
            Think = "false",
            ExtraBody = (JsonObject)JsonValue.Parse("""{"skip_special_tokens":null,"max_tokens":null,"max_completion_tokens":9,"tool_choice":"required"}"""),
        };

        await WireFixture.AskAsync(settings, TestTasks.Forecast);

        var names = server.Requests[0].Json.EnumerateObject().Select(field => field.Name);
        names.ShouldBe(["model", "messages", "tools", "stream", "seed", "temperature", "top_p", "chat_template_kwargs", "max_completion_tokens", "tool_choice"]);
        server.Requests[0].Json.GetProperty("chat_template_kwargs").GetRawText().ShouldBe("""{"enable_thinking":false}""");
    }

    [Fact]
    public async Task The_key_goes_out_as_bearer_and_never_into_an_error()
    {
        const string variable = "DATASYNTH_TEST_KEY_VLLM";
        Environment.SetEnvironmentVariable(variable, "sk-very-secret");
        await using var server = await ScriptedModelServer.StartAsync(
            request => ScriptedReply.Error(request, 401, $"Incorrect API key provided: {request.Authorization}"));
        var settings = WireFixture.SettingsFor(server, Provider.OpenAi) with { ApiKeyEnvironmentVariable = variable };

        var outcome = await WireFixture.AskAsync(settings, TestTasks.Forecast);

        server.Requests[0].Authorization.ShouldBe("Bearer sk-very-secret");
        var failed = outcome.ShouldBeOfType<Failed>();
        failed.Reason.ShouldBe(FailureReason.Unauthorized);
        failed.Error.ShouldNotContain("sk-very-secret");
        failed.Error.ShouldContain("Incorrect API key provided: Bearer ***");
    }

    [Fact]
    public void A_key_that_is_not_set_is_said_before_anything_is_asked()
    {
        var settings = new GeneratorSettings(Provider.OpenAi, "m")
        {
            Endpoints = [new Uri("http://localhost:1/v1")],
            ApiKeyEnvironmentVariable = "DATASYNTH_TEST_KEY_UNSET",
        };

        using var pool = WireFixture.Impatient();
        var create = () => WireFixture.Create(settings, pool);

        create.ShouldThrow<GeneratorSetupException>().Message.ShouldContain("DATASYNTH_TEST_KEY_UNSET");
    }
}
