namespace DataSynth.EndToEnd.Tests.Runs;

/// <summary>Writes a small offline pipeline: tasks of our own, and the generator that needs no server.</summary>
internal static class PerturbPipeline
{
    public const string File = "pipeline.yaml";

    public static string Weather(string id, string city) =>
        $$$"""
        {"id":"{{{id}}}","dataset":"weather","conversation":[{"role":"user","content":"How warm is it in {{{city}}}?"}],"tools":[{"name":"get_weather","description":"Current weather of a city.","parameters":{"type":"object","properties":{"city":{"type":"string"},"unit":{"type":"string","enum":["celsius","fahrenheit"]}},"required":["city"]}},{"name":"get_time","description":"Local time of a city.","parameters":{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}}],"accepted":[{"name":"get_weather","arguments":{"city":["{{{city}}}"],"unit":["celsius",""]}}],"license":"CC0-1.0"}
        """;

    /// <summary>Writes tasks and a pipeline that names them.</summary>
    public static void Write(TemporaryFolder folder, int tasks, int samples = 4, string extra = "", string perturb = "")
    {
        folder.Write("tasks.jsonl", string.Concat(Enumerable.Range(0, tasks).Select(i => Weather($"w-{i}", $"City {i}") + "\n")));
        folder.Write(
            File,
            $$"""
            name: offline
            seed: 7
            sources:
              - { file: tasks.jsonl, format: tasks }
            generators:
              - perturb: { samples: {{samples}} }
                {{perturb}}
            {{extra}}
            """);
    }
}
