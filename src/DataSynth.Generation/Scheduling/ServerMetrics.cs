using System.Globalization;

namespace DataSynth.Generation.Scheduling;

/// <summary>Reads the load from a server's <c>/metrics</c> page (Prometheus text format). Names: vLLM (vllm/v1/metrics/loggers.py), SGLang
/// (srt/metrics/collector.py, with --enable-metrics), llama.cpp (tools/server, with --metrics), TGI (router/src/server.rs).</summary>
internal static class ServerMetrics
{
    private static readonly string[] Running =
        ["vllm:num_requests_running", "sglang:num_running_reqs", "llamacpp:requests_processing", "tgi_batch_current_size"];

    private static readonly string[] Waiting =
        ["vllm:num_requests_waiting", "sglang:num_queue_reqs", "llamacpp:requests_deferred", "tgi_queue_size"];

    private static readonly string[] Preemptions = ["vllm:num_preemptions_total", "vllm:num_preemptions"];

    /// <summary>Reads a page.</summary>
    /// <param name="page">The page.</param>
    /// <returns>The load summed over models and engines; null when the page says nothing of requests that run and wait.</returns>
    public static ServerLoad? Read(ReadOnlySpan<char> page)
    {
        double? running = null;
        double? waiting = null;
        double preemptions = 0;
        foreach (var line in page.EnumerateLines())
        {
            if (line.IsEmpty || line[0] == '#' || !TryReadSample(line, out var name, out var value))
                continue;
            if (IsOneOf(name, Running))
                running = (running ?? 0) + value;
            else if (IsOneOf(name, Waiting))
                waiting = (waiting ?? 0) + value;
            else if (IsOneOf(name, Preemptions))
                preemptions += value;
        }

        return running is null || waiting is null ? null : new ServerLoad(running.Value, waiting.Value, preemptions);
    }

    /// <summary>A sample is a name, perhaps labels in braces, a value, perhaps a time. Labels may hold blanks and braces in quotes.</summary>
    private static bool TryReadSample(ReadOnlySpan<char> line, out ReadOnlySpan<char> name, out double value)
    {
        var end = line.IndexOfAny('{', ' ', '\t');
        name = end < 0 ? line : line[..end];
        value = 0;
        if (end < 0)
            return false;
        var rest = line[end] == '{' ? line[(line.LastIndexOf('}') + 1)..] : line[end..];
        rest = rest.Trim();
        var blank = rest.IndexOfAny(' ', '\t');
        return double.TryParse(blank < 0 ? rest : rest[..blank], NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value) && value >= 0;
    }

    private static bool IsOneOf(ReadOnlySpan<char> name, string[] names)
    {
        foreach (var known in names)
        {
            if (name.SequenceEqual(known))
                return true;
        }

        return false;
    }
}
