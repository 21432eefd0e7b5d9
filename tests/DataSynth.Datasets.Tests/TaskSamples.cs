using DataSynth.Datasets.Candidates;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Tests;

/// <summary>Tasks and candidates for tests.</summary>
internal static class TaskSamples
{
    public const string WeatherTool = """
        {"name":"get_weather","description":"Weather of a city.","parameters":{"type":"object","properties":{"city":{"type":"string"},"unit":{"type":"string"},"days":{"type":"integer"},"height":{"type":"number"}},"required":["city"]}}
        """;

    public static ToolTask Weather(string id = "w-1", string expectation = """ "accepted":[{"name":"get_weather","arguments":{"city":["Paris"],"unit":["celsius",""]}}]""")
        => TaskJson.Parse($$"""{"id":"{{id}}","dataset":"weather","conversation":[{"role":"user","content":"How warm is it in Paris?"}],"tools":[{{WeatherTool}}],{{expectation}},"license":"CC0-1.0"}""");

    public static ToolCall Call(string name, string arguments) => new(name, (JsonObject)JsonValue.Parse(arguments));

    public static LabelledCandidate Wrong(ToolTask task, string arguments, string model = "m", int sample = 0)
        => Candidate(task, [Call("get_weather", arguments)], new Verdict(VerdictKind.Incorrect, ErrorType.Value, "city differs", [], 0.5), model, sample);

    public static LabelledCandidate Candidate(ToolTask task, IReadOnlyList<ToolCall> calls, Verdict verdict, string model = "m", int sample = 0)
    {
        var output = calls.Count > 0
            ? new ParsedOutput(ParseStatus.Ok, "hermes", calls, "", null)
            : ParsedOutput.NoCall("I do not know.");
        return new LabelledCandidate(
            task, TaskVariant.Plain, new GeneratorIdentity(model, "Apache-2.0", "sha256:1"), $"key-{task.Id}-{model}-{sample}", sample, output, verdict)
        {
            RawOutput = calls.Count > 0 ? "<tool_call>…</tool_call>" : "I do not know.",
            Seed = 7,
            Temperature = 0.7,
        };
    }
}
