using DataSynth.Benchmarks.Datasets;
using DataSynth.ToolCalling.Seeding;

namespace DataSynth.Benchmarks.Night;

/// <summary>Writes pipelines whose tasks offer six tools each, some two kilobytes of them.</summary>
internal static class NightTasks
{
    /// <summary>Writes tasks and a pipeline that asks a server about them.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="requests">Requests in all.</param>
    /// <param name="samples">Requests for each task.</param>
    /// <param name="generator">The lines of the generator in YAML, beside its samples.</param>
    /// <returns>The pipeline file.</returns>
    public static string Write(string folder, int requests, int samples, string generator)
    {
        using (var file = new StreamWriter(Path.Combine(folder, "tasks.jsonl")))
        {
            for (var number = 0; number < requests / samples; number++)
                file.Write(Text(number) + "\n");
        }

        var pipeline = Path.Combine(folder, "pipeline.yaml");
        File.WriteAllText(
            pipeline,
            $$"""
            name: night
            seed: 7
            sources: [{ file: {{folder}}/tasks.jsonl, format: tasks }]
            generators:
              - {{generator}}
            export: { directory: {{folder}}/set }
            """);
        return pipeline;
    }

    /// <summary>A task of <see cref="SyntheticTasks"/> with three tools more.</summary>
    private static string Text(int number)
    {
        var random = new SeededRandom(2, $"{number}");
        var more = Enumerable.Range(0, 3).Select(tool =>
            $$$"""{"name":"other_{{{tool}}}","description":"Other tool {{{random.Next(1000)}}} for what the first ones do not do, with a sentence of usual length.","parameters":{"type":"object","properties":{"query":{"type":"string","description":"What to look for."},"limit":{"type":"integer"},"order":{"type":"string","enum":["ascending","descending"]}},"required":["query"]}},""");
        return SyntheticTasks.Text(number).Replace("\"tools\":[", "\"tools\":[" + string.Concat(more), StringComparison.Ordinal);
    }
}
