using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using DataSynth.Generation.Scheduling;

namespace DataSynth.Cli.Console.Progress;

/// <summary>Writes what a run has done as one JSON object for programs that watch it. Pure.</summary>
internal static class ProgressJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The object: counts as numbers, times in seconds, moments in UTC (ISO 8601), what is unknown as null.</summary>
    /// <param name="state">What the run is in.</param>
    /// <param name="snapshot">The counters.</param>
    /// <param name="rates">How fast it goes.</param>
    /// <param name="now">The moment of the counters.</param>
    public static ReadOnlyMemory<byte> Write(RunState state, ProgressSnapshot snapshot, ProgressRates rates, DateTimeOffset now)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("state", state.ToString().ToLowerInvariant());
            json.WriteString("phase", snapshot.Phase);
            json.WriteNumber("process_id", Environment.ProcessId);
            json.WriteString("started_at", Moment(now - snapshot.Elapsed));
            json.WriteString("updated_at", Moment(now));
            json.WriteNumber("elapsed_s", Seconds(snapshot.Elapsed));
            json.WriteBoolean("plan_is_complete", snapshot.PlanIsComplete);
            json.WriteNumber("planned", snapshot.Planned);
            json.WriteNumber("done", snapshot.Done);
            json.WriteNumber("answered_before", snapshot.Models.Sum(model => model.Reused));
            json.WriteNumber("answered", snapshot.Models.Sum(model => model.Answered));
            json.WriteNumber("in_flight", snapshot.Models.Sum(model => model.InFlight));
            WriteCounts(json, "failed", snapshot.Failures);
            json.WriteNumber("per_second_now", Math.Round(rates.Now, 3));
            json.WriteNumber("per_second_average", Math.Round(rates.Average, 3));
            json.WriteNumber("output_tokens_per_second_now", Math.Round(rates.TokensNow, 3));
            if (rates.Remaining is { } remaining)
                json.WriteNumber("remaining_s", Seconds(remaining));
            else
                json.WriteNull("remaining_s");
            WriteStep(json, snapshot.Step);
            json.WriteStartArray("models");
            foreach (var model in snapshot.Models)
                Write(json, model);
            json.WriteEndArray();
            json.WriteStartArray("endpoints");
            foreach (var endpoint in snapshot.Endpoints)
                Write(json, endpoint);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    private static void WriteStep(Utf8JsonWriter json, StepSnapshot? step)
    {
        if (step is null)
        {
            json.WriteNull("step");
            return;
        }

        json.WriteStartObject("step");
        json.WriteNumber("tasks", step.Total);
        json.WriteNumber("done", step.Done);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ModelSnapshot model)
    {
        json.WriteStartObject();
        json.WriteString("name", model.Name);
        json.WriteNumber("planned", model.Planned);
        json.WriteNumber("answered_before", model.Reused);
        json.WriteNumber("answered", model.Answered);
        json.WriteNumber("in_flight", model.InFlight);
        json.WriteNumber("input_tokens", model.InputTokens);
        json.WriteNumber("output_tokens", model.OutputTokens);
        WriteCounts(json, "failed", model.Failures);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, EndpointSnapshot endpoint)
    {
        json.WriteStartObject();
        json.WriteString("address", endpoint.Address);
        json.WriteString("state", EndpointText.Of(endpoint.State));
        json.WriteNumber("in_flight", endpoint.InFlight);
        json.WriteNumber("limit", endpoint.Limit);
        json.WriteBoolean("limit_is_automatic", endpoint.IsAutomatic);
        json.WriteNumber("answered", endpoint.Answered);
        json.WriteNumber("failed_attempts", endpoint.Failed);
        json.WriteNumber("per_second_now", Math.Round(endpoint.AnswersPerSecond, 3));
        if (endpoint.MedianLatency is { } latency)
            json.WriteNumber("median_latency_s", Seconds(latency));
        else
            json.WriteNull("median_latency_s");
        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, long>> counts)
    {
        json.WriteStartObject(name);
        foreach (var (reason, count) in counts)
            json.WriteNumber(reason, count);
        json.WriteEndObject();
    }

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture);

    private static double Seconds(TimeSpan span) => Math.Round(span.TotalSeconds, 3);
}
