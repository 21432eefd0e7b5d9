using DataSynth.Generation.Tests.ScriptedServer;

namespace DataSynth.EndToEnd.Tests.Runs;

/// <summary>Writes a small pipeline that asks a scripted server; task number i is about "City i".</summary>
internal static class ServerPipeline
{
    public const string Model = "qwen3:8b";

    public static void Write(
        TemporaryFolder folder,
        ScriptedModelServer server,
        string api,
        int tasks,
        int samples = 1,
        int concurrency = 4,
        string generator = "",
        string extra = "")
    {
        folder.Write(
            "tasks.jsonl",
            string.Concat(Enumerable.Range(0, tasks).Select(i => PerturbPipeline.Weather($"w-{i}", $"City {i}") + "\n")));
        var endpoint = api == "ollama" ? server.OllamaEndpoint : server.OpenAiEndpoint;
        folder.Write(
            PerturbPipeline.File,
            $$"""
            name: night
            seed: 3
            sources:
              - { file: tasks.jsonl, format: tasks }
            generators:
              - {{api}}: {{Model}}
                endpoint: {{endpoint}}
                license: Apache-2.0
                samples: {{samples}}
                concurrency: {{concurrency}}
                {{generator}}
            export: { splits: { train: 1.0 } }
            {{extra}}
            """);
    }

    /// <summary>The number of the city that a request asks about.</summary>
    public static int CityOf(ScriptedRequest request)
    {
        var question = request.LastUserMessage;
        return int.Parse(question[(question.LastIndexOf(' ') + 1)..^1]);
    }

    /// <summary>A call that is wrong in a way that depends on nothing but the request, as a seeded model's would be.</summary>
    public static ScriptedReply WrongCall(ScriptedRequest request)
        => ScriptedReply.Calls(request, ("get_weather", $$"""{"city":"Town {{request.Seed % 1000}}"}"""));
}
