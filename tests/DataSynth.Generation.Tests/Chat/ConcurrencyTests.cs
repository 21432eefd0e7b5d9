using System.Collections.Concurrent;
using System.Globalization;
using DataSynth.Generation.Outcomes;
using DataSynth.Generation.Requests;
using DataSynth.Generation.Tests.ScriptedServer;

namespace DataSynth.Generation.Tests.Chat;

public sealed class ConcurrencyTests
{
    [Fact]
    public async Task Many_requests_at_once_each_get_their_own_answer_in_spite_of_faults()
    {
        await using var first = await ScriptedModelServer.StartAsync(Answer);
        await using var second = await ScriptedModelServer.StartAsync(Answer);
        var settings = WireFixture.SettingsFor(first, Provider.OpenAi) with
        {
            Endpoints = [first.OpenAiEndpoint, second.OpenAiEndpoint],
            Samples = 300,
            Concurrency = 8,
        };
        var patient = WireFixture.FastRetry with { MaxAttempts = 20 };
        using var pool = WireFixture.Impatient();
        using var generator = WireFixture.Create(settings, pool, patient);
        var requests = new RequestFactory(settings, generator.Description, 7).Create(TestTasks.Forecast, "original");
        var outcomes = new ConcurrentDictionary<int, GenerationOutcome>();

        await Parallel.ForEachAsync(
            requests,
            new ParallelOptions { MaxDegreeOfParallelism = generator.Concurrency },
            async (request, cancellation) => outcomes[request.SampleIndex] = await generator.GenerateAsync(request, cancellation));

        generator.Concurrency.ShouldBe(16);
        foreach (var request in requests)
        {
            var read = WireFixture.Read(outcomes[request.SampleIndex], Provider.OpenAi, TestTasks.Forecast);
            read.Reply.Text.ShouldBe(request.Sampling.Seed!.Value.ToString(CultureInfo.InvariantCulture));
        }

        (first.Requests.Count + second.Requests.Count).ShouldBe(outcomes.Values.Sum(outcome => outcome.Attempts));
        new[] { first.Requests.Count, second.Requests.Count }.Min().ShouldBeGreaterThan(60, "both endpoints work");
    }

    /// <summary>Every seventh request fails in one way or another; which, the order of arrival decides.</summary>
    private static ScriptedReply Answer(ScriptedRequest request)
    {
        var text = ScriptedReply.Text(request, request.Seed!.Value.ToString(CultureInfo.InvariantCulture));
        return (request.Number % 21) switch
        {
            0 => ScriptedReply.Error(request, 503, "busy"),
            7 => text with { CutBefore = true },
            14 => text with { CutAfter = 30 },
            _ => text,
        };
    }
}
