using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using DataSynth.Generation.Requests;
using DataSynth.Generation.Telemetry;
using DataSynth.Generation.Tests.ScriptedServer;

namespace DataSynth.Generation.Tests.Telemetry;

/// <summary>Listens as <c>dotnet-counters</c> and exporters do. Every test has a model of its own, because listeners hear the whole process.</summary>
public sealed class MeteredGeneratorTests
{
    [Fact]
    public async Task A_request_is_measured_with_the_names_of_the_conventions()
    {
        const string Model = "metered-answer";
        using var measurements = new Measurements(Model);

        await AskAsync(Model, request => ScriptedReply.Text(request, "hi"));

        var duration = measurements.Of("gen_ai.client.operation.duration").ShouldHaveSingleItem();
        duration.Value.ShouldBeInRange(0.0001, 60);
        duration.Tags["gen_ai.operation.name"].ShouldBe("chat");
        duration.Tags["gen_ai.provider.name"].ShouldBe("openai");
        duration.Tags.Keys.ShouldNotContain("error.type");
        measurements.Of("gen_ai.client.token.usage").Select(usage => usage.Tags["gen_ai.token.type"]).ShouldBe(["input", "output"]);
        measurements.Of("gen_ai.client.token.usage").ShouldAllBe(usage => usage.Value > 0);
        measurements.Of("datasynth.requests.active").Select(change => change.Value).ShouldBe([1, -1]);
    }

    [Fact]
    public async Task A_failure_is_measured_with_its_reason_and_without_tokens()
    {
        const string Model = "metered-failure";
        using var measurements = new Measurements(Model);

        await AskAsync(Model, request => ScriptedReply.Error(request, 400, "no"));

        measurements.Of("gen_ai.client.operation.duration").ShouldHaveSingleItem().Tags["error.type"].ShouldBe("http_400");
        measurements.Of("gen_ai.client.token.usage").ShouldBeEmpty();
        measurements.Of("datasynth.requests.active").Sum(change => change.Value).ShouldBe(0);
    }

    [Fact]
    public async Task An_activity_tells_what_was_asked_and_how_it_ended()
    {
        const string Model = "metered-activity";
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == GenerationMeters.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.DisplayName == $"chat {Model}")
                    ended.Enqueue(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);

        await AskAsync(Model, request => ScriptedReply.Text(request, "hi"));
        await AskAsync(Model, request => ScriptedReply.Error(request, 400, "no such thing"));

        ended.Count.ShouldBe(2);
        var (answered, failed) = (ended.First(), ended.Last());
        answered.Kind.ShouldBe(ActivityKind.Client);
        answered.Status.ShouldBe(ActivityStatusCode.Unset);
        answered.GetTagItem("gen_ai.request.model").ShouldBe(Model);
        answered.GetTagItem("gen_ai.request.temperature").ShouldBe(0.5);
        answered.GetTagItem("gen_ai.request.seed").ShouldBeOfType<long>();
        answered.GetTagItem("gen_ai.response.finish_reasons").ShouldBeOfType<string[]>().ShouldBe(["stop"]);
        answered.GetTagItem("datasynth.attempts").ShouldBe(1);
        failed.Status.ShouldBe(ActivityStatusCode.Error);
        failed.StatusDescription!.ShouldContain("no such thing");
        failed.GetTagItem("error.type").ShouldBe("http_400");
    }

    private static async Task AskAsync(string model, Func<ScriptedRequest, ScriptedReply> script)
    {
        await using var server = await ScriptedModelServer.StartAsync(script);
        var settings = WireFixture.SettingsFor(server, Provider.OpenAi) with { Model = model, Temperature = 0.5 };
        await WireFixture.AskAsync(settings, TestTasks.Forecast);
    }

    /// <summary>What the room's instruments say of one model.</summary>
    private sealed class Measurements : IDisposable
    {
        private readonly ConcurrentQueue<Measurement> _all = new();
        private readonly MeterListener _listener = new();
        private readonly string _model;

        public Measurements(string model)
        {
            _model = model;
            _listener.InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == GenerationMeters.Name)
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.Start();
        }

        public IReadOnlyList<Measurement> Of(string instrument) => [.. _all.Where(measurement => measurement.Instrument == instrument)];

        public void Dispose() => _listener.Dispose();

        private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var named = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value);
            if (Equals(named["gen_ai.request.model"], _model))
                _all.Enqueue(new Measurement(instrument.Name, value, named));
        }
    }

    private sealed record Measurement(string Instrument, double Value, IReadOnlyDictionary<string, object?> Tags);
}
