using System.Diagnostics;
using DataSynth.Generation.Outcomes;
using DataSynth.Generation.Requests;
using DataSynth.Generation.Tests.ScriptedServer;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.Generation.Tests.Http;

public sealed class FaultTests
{
    public static TheoryData<Provider> Providers => [Provider.Ollama, Provider.OpenAi];

    [Theory]
    [InlineData(400, "http_400", 1)]
    [InlineData(401, "unauthorized", 1)]
    [InlineData(404, "not_found", 1)]
    [InlineData(422, "http_422", 1)]
    [InlineData(418, "http_error", 1)]
    [InlineData(307, "http_error", 1)]
    [InlineData(429, "rate_limited", 4)]
    [InlineData(500, "server_error", 2)]
    [InlineData(502, "unavailable", 4)]
    [InlineData(503, "unavailable", 4)]
    [InlineData(504, "unavailable", 4)]
    public async Task A_status_is_tried_as_often_as_it_is_worth(int status, string reason, int attempts)
    {
        foreach (var provider in Providers)
        {
            await using var server = await ScriptedModelServer.StartAsync(request => ScriptedReply.Error(request, status, "the reason\nin words"));

            var outcome = await WireFixture.AskAsync(WireFixture.SettingsFor(server, provider), TestTasks.Forecast);

            var failed = outcome.ShouldBeOfType<Failed>();
            (failed.Reason.ToFileName(), failed.Attempts, server.Requests.Count).ShouldBe((reason, attempts, attempts));
            failed.Error.ShouldContain($"HTTP {status}: the reason in words");
            failed.Error.ShouldContain("127.0.0.1");
            server.Requests.Select(request => request.Body).Distinct().Count().ShouldBe(1, "a retry sends the same bytes");
        }
    }

    [Theory]
    [InlineData("""{"object":"error","message":"flat words","type":"BadRequest","code":400}""", "flat words")]
    [InlineData("""{"error":"Model is overloaded","error_type":"overloaded"}""", "Model is overloaded")]
    [InlineData("""{"detail":"Not Found"}""", "Not Found")]
    [InlineData("<html><body>Bad gateway</body></html>", "<html><body>Bad gateway</body></html>")]
    [InlineData("", "an empty body")]
    public async Task Every_servers_form_of_an_error_is_understood(string body, string sentence)
    {
        var outcome = await WireFixture.AskAsync(Provider.OpenAi, _ => new ScriptedReply { Status = 400, Body = body });

        outcome.ShouldBeOfType<Failed>().Error.ShouldEndWith("HTTP 400: " + sentence);
    }

    [Fact]
    public async Task An_answer_after_failures_counts_its_attempts()
    {
        var outcome = await WireFixture.AskAsync(
            Provider.Ollama,
            request => request.Number < 3 ? ScriptedReply.Error(request, 503, "server busy") : ScriptedReply.Text(request, "hi"));

        outcome.ShouldBeOfType<Answered>().Attempts.ShouldBe(3);
    }

    [Fact]
    public async Task Retry_after_is_waited_for()
    {
        var watch = Stopwatch.StartNew();

        var outcome = await WireFixture.AskAsync(
            Provider.OpenAi,
            request => request.Number == 1 ? ScriptedReply.Error(request, 429, "slow down", retryAfter: "1") : ScriptedReply.Text(request, "hi"));

        outcome.ShouldBeOfType<Answered>().Attempts.ShouldBe(2);
        watch.Elapsed.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(950));
    }

    [Fact]
    public async Task A_connection_cut_before_or_within_the_reply_is_tried_again()
    {
        foreach (var provider in Providers)
        {
            var outcome = await WireFixture.AskAsync(
                provider,
                request => request.Number switch
                {
                    1 => ScriptedReply.Text(request, "hi") with { CutBefore = true },
                    2 => ScriptedReply.Text(request, "hi") with { CutAfter = 20 },
                    _ => ScriptedReply.Text(request, "hi"),
                });

            outcome.ShouldBeOfType<Answered>().Attempts.ShouldBe(3);
        }
    }

    [Fact]
    public async Task A_connection_that_is_always_cut_ends_as_failed()
    {
        var outcome = await WireFixture.AskAsync(Provider.Ollama, request => ScriptedReply.Text(request, "hi") with { CutBefore = true });

        var failed = outcome.ShouldBeOfType<Failed>();
        (failed.Reason, failed.Attempts).ShouldBe((FailureReason.Connection, 4));
    }

    [Fact]
    public async Task A_server_that_is_not_there_ends_as_failed()
    {
        var server = await ScriptedModelServer.StartAsync(request => ScriptedReply.Text(request, "hi"));
        var settings = WireFixture.SettingsFor(server, Provider.Ollama);
        await server.DisposeAsync();

        var failed = (await WireFixture.AskAsync(settings, TestTasks.Forecast)).ShouldBeOfType<Failed>();

        (failed.Reason, failed.Attempts).ShouldBe((FailureReason.Connection, 4));
    }

    [Theory]
    [InlineData(300, 20_000, "timeout)")]
    [InlineData(20_000, 300, "first_byte_timeout)")]
    public async Task A_hang_ends_at_the_time_out_and_is_not_repeated(int total, int firstByte, string name)
    {
        await using var server = await ScriptedModelServer.StartAsync(_ => ScriptedReply.Hang());
        var settings = WireFixture.SettingsFor(server, Provider.OpenAi) with
        {
            Timeout = TimeSpan.FromMilliseconds(total),
            FirstByteTimeout = TimeSpan.FromMilliseconds(firstByte),
        };

        var failed = (await WireFixture.AskAsync(settings, TestTasks.Forecast)).ShouldBeOfType<Failed>();

        (failed.Reason, failed.Attempts).ShouldBe((FailureReason.Timeout, 1));
        failed.Error.ShouldEndWith(name);
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_slow_drip_ends_at_the_total_time_out_but_not_at_that_of_the_first_byte()
    {
        await using var server = await ScriptedModelServer.StartAsync(
            request => ScriptedReply.Text(request, "hi") with { Drip = TimeSpan.FromMilliseconds(50) });
        var settings = WireFixture.SettingsFor(server, Provider.Ollama) with
        {
            Timeout = TimeSpan.FromMilliseconds(2500),
            FirstByteTimeout = TimeSpan.FromMilliseconds(2000),
        };

        var failed = (await WireFixture.AskAsync(settings, TestTasks.Forecast)).ShouldBeOfType<Failed>();

        failed.Error.ShouldContain("no complete reply within 2.5 s (timeout)");
    }

    [Fact]
    public async Task Cancelling_is_neither_a_failure_nor_an_answer()
    {
        await using var server = await ScriptedModelServer.StartAsync(_ => ScriptedReply.Hang());
        var settings = WireFixture.SettingsFor(server, Provider.Ollama);
        using var pool = WireFixture.Impatient();
        using var generator = WireFixture.Create(settings, pool);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        var ask = async () => await generator.GenerateAsync(WireFixture.RequestFor(settings, TestTasks.Forecast), stop.Token);

        await ask.ShouldThrowAsync<OperationCanceledException>();
    }

    [Theory]
    [InlineData(false, "the reply has 300,")]
    [InlineData(true, "the reply has more than 100,000 bytes")]
    public async Task A_huge_reply_is_refused_whether_or_not_it_says_its_length(bool chunked, string sentence)
    {
        await using var server = await ScriptedModelServer.StartAsync(
            request => ScriptedReply.Text(request, new string('x', 300_000)) with { Chunked = chunked });
        var settings = WireFixture.SettingsFor(server, Provider.OpenAi) with { MaxResponseBytes = 100_000 };

        var failed = (await WireFixture.AskAsync(settings, TestTasks.Forecast)).ShouldBeOfType<Failed>();

        (failed.Reason, failed.Attempts).ShouldBe((FailureReason.TooLarge, 1));
        failed.Error.ShouldContain(sentence);
        failed.Error.ShouldContain("the limit is 100,000");
    }

    [Fact]
    public async Task Text_that_is_not_unicode_does_not_stop_a_request()
    {
        await using var server = await ScriptedModelServer.StartAsync(request => ScriptedReply.Text(request, "hi"));

        foreach (var provider in Providers)
        {
            var outcome = await WireFixture.AskAsync(
                WireFixture.SettingsFor(server, provider), TestTasks.Forecast, [new Message("user", "a\ud800b")]);

            outcome.ShouldBeOfType<Answered>();
        }

        server.Requests.ShouldAllBe(request => request.LastUserMessage == "a\ufffdb");
    }

    [Theory]
    [InlineData("<html>login</html>", "malformed_body")]
    [InlineData("", "malformed_body")]
    [InlineData("{\"message\":{\"content\":\"hal", "malformed_body")]
    [InlineData("[]", "malformed_body")]
    [InlineData("{}", "malformed_body")]
    [InlineData("{\"choices\":[]}", "malformed_body")]
    [InlineData("{\"choices\":[{\"finish_reason\":\"stop\"}]}", "malformed_body")]
    [InlineData("{\"message\":\"text\"}", "malformed_body")]
    [InlineData("{\"error\":\"CUDA error\"}", "server_error")]
    [InlineData("{\"error\":{\"message\":\"CUDA error\",\"code\":null}}", "server_error")]
    public async Task A_reply_that_is_none_is_asked_for_once_more(string body, string reason)
    {
        foreach (var provider in Providers)
        {
            var outcome = await WireFixture.AskAsync(provider, _ => new ScriptedReply { Body = body, ContentType = "text/html" });

            var failed = outcome.ShouldBeOfType<Failed>();
            (failed.Reason.ToFileName(), failed.Attempts).ShouldBe((reason, 2));
        }
    }

    [Fact]
    public async Task An_error_within_a_success_is_taken_by_its_code()
    {
        var outcome = await WireFixture.AskAsync(
            Provider.OpenAi,
            request => request.Number < 3
                ? new ScriptedReply { Body = """{"error":{"message":"upstream is rate limited","code":429}}""" }
                : ScriptedReply.Text(request, "hi"));

        outcome.ShouldBeOfType<Answered>().Attempts.ShouldBe(3);
    }

    [Fact]
    public async Task A_wrong_content_type_with_a_right_body_is_an_answer()
    {
        var outcome = await WireFixture.AskAsync(Provider.Ollama, request => ScriptedReply.Text(request, "hi") with { ContentType = "text/plain" });

        outcome.ShouldBeOfType<Answered>();
    }

    [Fact]
    public async Task Another_endpoint_takes_over_and_load_is_spread()
    {
        await using var broken = await ScriptedModelServer.StartAsync(request => ScriptedReply.Text(request, "") with { CutBefore = true });
        await using var sound = await ScriptedModelServer.StartAsync(request => ScriptedReply.Text(request, "hi"));
        var settings = WireFixture.SettingsFor(sound, Provider.OpenAi) with { Endpoints = [broken.OpenAiEndpoint, sound.OpenAiEndpoint] };

        var outcome = await WireFixture.AskAsync(settings, TestTasks.Forecast);

        outcome.ShouldBeOfType<Answered>().Attempts.ShouldBe(2);
        (broken.Requests.Count, sound.Requests.Count).ShouldBe((1, 1));
    }
}
