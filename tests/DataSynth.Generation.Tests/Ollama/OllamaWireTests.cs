using DataSynth.Generation.Outcomes;
using DataSynth.Generation.Requests;
using DataSynth.Generation.Tests.ScriptedServer;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Generation.Tests.Ollama;

public sealed class OllamaWireTests
{
    private const string Reply =
        """{"model":"qwen3:8b","created_at":"2026-08-21T08:00:00Z","message":{"role":"assistant","content":"","thinking":"They want Paris.","tool_calls":[{"id":"call_ab12cd34","function":{"index":0,"name":"get_weather","arguments":{"city": "Paris", "days": 5.0, "days": 12345678901234567890}}}]},"done_reason":"stop","done":true,"total_duration":1,"prompt_eval_count":211,"eval_count":42}""";

    [Fact]
    public async Task The_request_is_exactly_this_for_a_plain_question_with_tools()
    {
        await using var server = await ScriptedModelServer.StartAsync(_ => new ScriptedReply { Body = Reply });
        var settings = WireFixture.SettingsFor(server, Provider.Ollama);

        await WireFixture.AskAsync(settings, TestTasks.Forecast);

        var request = server.Requests.ShouldHaveSingleItem();
        request.Path.ShouldBe("/api/chat");
        var seed = WireFixture.RequestFor(settings, TestTasks.Forecast).Sampling.Seed;
        request.Body.ShouldBe(
            $$$$"""
            {"model":"qwen3:8b","messages":[{"role":"user","content":"How warm will it be in Paris over the next 5 days, in celsius?"}],
            "tools":[{"type":"function","function":{"name":"get_weather","description":"Forecast for a city","parameters":{{{{TestTasks.WeatherSchema}}}}}},
            {"type":"function","function":{"name":"get_time","description":"Local time","parameters":{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}}}],
            "stream":false,"truncate":false,"shift":false,"keep_alive":"30m",
            "options":{"num_ctx":16384,"num_predict":1024,"seed":{{{{seed}}}},"temperature":0.7,"top_p":0.95,"top_k":40,"min_p":0,"repeat_penalty":1}}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public async Task Earlier_calls_go_out_as_objects_and_results_name_their_tool()
    {
        await using var server = await ScriptedModelServer.StartAsync(_ => new ScriptedReply { Body = Reply });

        await WireFixture.AskAsync(WireFixture.SettingsFor(server, Provider.Ollama), TestTasks.Forecast, TestTasks.MultiTurn);

        server.Requests[0].Json.GetProperty("messages").GetRawText().ShouldBe(
            """[{"role":"system","content":"Be brief."},{"role":"user","content":"Weather in Köln?"},"""
            + """{"role":"assistant","content":"","tool_calls":[{"id":"abc","function":{"name":"get_weather","arguments":{"city":"Köln","days":1.0}}}]},"""
            + """{"role":"tool","content":"{\"t\": 21}","tool_name":"get_weather","tool_call_id":"abc"},"""
            + """{"role":"user","content":"And in Paris?"}]""");
    }

    [Fact]
    public async Task The_body_is_kept_byte_for_byte_and_read_without_loss()
    {
        var outcome = await WireFixture.AskAsync(Provider.Ollama, _ => new ScriptedReply { Body = Reply });

        WireFixture.BodyOf(outcome).ShouldBe(Reply);
        var answered = (Answered)outcome;
        (answered.Attempts, answered.InputTokens, answered.OutputTokens, answered.FinishReason).ShouldBe((1, 211L, 42L, "stop"));
        var read = WireFixture.Read(outcome, Provider.Ollama, TestTasks.Forecast);
        var call = read.Reply.ToolCalls.ShouldHaveSingleItem();
        call.Name.ShouldBe("get_weather");
        call.ArgumentsText.ShouldBe("""{"city": "Paris", "days": 5.0, "days": 12345678901234567890}""");
        read.Reply.Reasoning.ShouldBe("They want Paris.");
        read.Reply.FinishReason.ShouldBe("stop");
        read.RawOutput.ShouldStartWith("""{"role":"assistant","content":"","thinking":""");
        (read.InputTokens, read.OutputTokens, read.ModelId).ShouldBe((211L, 42L, "qwen3:8b"));
    }

    [Fact]
    public async Task A_call_in_text_is_the_raw_output()
    {
        const string content = "<tool_call>\n{\"name\": \"get_weather\", \"arguments\": {\"city\": \"Paris\"}}\n</tool_call>";
        var outcome = await WireFixture.AskAsync(Provider.Ollama, request => ScriptedReply.Text(request, content));

        var read = WireFixture.Read(outcome, Provider.Ollama, TestTasks.Forecast);

        read.RawOutput.ShouldBe(content);
        read.Reply.Text.ShouldBe(content);
        read.Reply.ToolCalls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reply_cut_at_the_token_limit_says_so()
    {
        var outcome = await WireFixture.AskAsync(Provider.Ollama, request => ScriptedReply.Text(request, "Let me th", "length"));

        WireFixture.Read(outcome, Provider.Ollama, TestTasks.Forecast).Reply.IsCut.ShouldBeTrue();
        outcome.ShouldBeOfType<Answered>().FinishReason.ShouldBe("length");
    }

    [Fact]
    public async Task Sampling_of_the_users_own_and_extra_fields_win()
    {
        await using var server = await ScriptedModelServer.StartAsync(request => ScriptedReply.Text(request, "hi"));
        var settings = WireFixture.SettingsFor(server, Provider.Ollama) with
        {
            Temperature = 0.123456789,
            TopK = 20,
            MinP = 0.05,
            Think = "false",
            KeepAlive = "-1",
            ContextLength = 8192,
            ExtraBody = (JsonObject)JsonValue.Parse("""{"options":{"repeat_penalty":1.1,"num_thread":1,"top_p":null},"logprobs":true}"""),
        };

        await WireFixture.AskAsync(settings, TestTasks.Forecast);

        var body = server.Requests[0].Json;
        body.GetProperty("think").GetRawText().ShouldBe("false");
        body.GetProperty("keep_alive").GetRawText().ShouldBe("-1");
        body.GetProperty("logprobs").GetBoolean().ShouldBeTrue();
        body.GetProperty("options").GetRawText().ShouldBe(
            "{\"num_ctx\":8192,\"num_predict\":1024,\"seed\":" + server.Requests[0].Seed
            + ",\"temperature\":0.123456789,\"top_k\":20,\"min_p\":0.05,\"repeat_penalty\":1.1,\"num_thread\":1}");
    }

    [Fact]
    public async Task Tools_in_the_prompt_leave_the_field_out()
    {
        await using var server = await ScriptedModelServer.StartAsync(request => ScriptedReply.Text(request, "hi"));
        var settings = WireFixture.SettingsFor(server, Provider.Ollama) with { Delivery = ToolDelivery.Prompt, Think = "high" };

        await WireFixture.AskAsync(settings, TestTasks.Forecast);

        server.Requests[0].Json.TryGetProperty("tools", out _).ShouldBeFalse();
        server.Requests[0].Json.GetProperty("think").GetString().ShouldBe("high");
    }

    [Theory]
    [InlineData("""{"error":"error parsing tool call: raw='{\"city\": \"Par', err=unexpected end of JSON input"}""", """{"city": "Par""")]
    [InlineData("""{"error":{"code":500,"message":"Failed to parse input at pos 7: <tool_call>{","type":"server_error"}}""", "<tool_call>{")]
    public async Task What_a_model_wrote_unreadably_is_an_answer_and_not_a_server_fault(string body, string quoted)
    {
        await using var server = await ScriptedModelServer.StartAsync(_ => new ScriptedReply { Status = 500, Body = body });

        var outcome = await WireFixture.AskAsync(WireFixture.SettingsFor(server, Provider.Ollama), TestTasks.Forecast);

        server.Requests.Count.ShouldBe(1);
        WireFixture.BodyOf(outcome).ShouldBe(body);
        var read = WireFixture.Read(outcome, Provider.Ollama, TestTasks.Forecast);
        read.RawOutput.ShouldBe(quoted);
        read.IsUnreadable.ShouldBeTrue();
        read.Parse(TestTasks.Forecast.Tools, new()).Status.ShouldBe(ToolCalling.Parsing.ParseStatus.Malformed);
    }
}
