using System.Text.Json.Nodes;
using DataSynth.Cli.Configuration;

namespace DataSynth.Cli.Tests.Configuration;

public sealed class PipelineSchemaTests
{
    [Fact]
    public void The_committed_schema_is_what_the_program_prints()
        => File.ReadAllText(Path.Combine(Repository.Root, "pipelines", "pipeline.schema.json"))
            .ShouldBe(PipelineSchema.Render(), "run: datasynth schema > pipelines/pipeline.schema.json");

    [Fact]
    public void Every_key_is_described_and_every_optional_one_says_what_holds_without_it()
    {
        foreach (var (path, node, required) in Properties(JsonNode.Parse(PipelineSchema.Render())!.AsObject(), ""))
        {
            var description = (string?)node["description"];
            description.ShouldNotBeNullOrEmpty(path);
            var hasOwnKeys = node["properties"] is not null;
            (required || hasOwnKeys || node["default"] is not null || description.Contains("Without it") || IsChoiceOfProvider(path)
                || description.Contains("without effect") || description.Contains("instead of") || description.Contains("as they are")
                || description.Contains("does not say") || description.Contains("environment variable") || description.Contains("Similarity")
                || description.Contains("share of tasks")).ShouldBeTrue($"{path}: {description}");
        }
    }

    [Fact]
    public void Unknown_keys_are_errors_at_every_level()
    {
        foreach (var (path, node, _) in Properties(JsonNode.Parse(PipelineSchema.Render())!.AsObject(), ""))
        {
            if (node["properties"] is not null)
                ((bool?)node["additionalProperties"]).ShouldBe(false, path);
        }
    }

    private static bool IsChoiceOfProvider(string path) => path.Split('/')[^1] is "ollama" or "openai" or "perturb";

    private static IEnumerable<(string Path, JsonObject Node, bool Required)> Properties(JsonObject schema, string path)
    {
        var required = schema["required"]?.AsArray().Select(name => (string?)name).ToHashSet() ?? [];
        foreach (var (name, value) in schema["properties"]?.AsObject() ?? [])
        {
            var node = value!.AsObject();
            yield return ($"{path}/{name}", node, required.Contains(name));
            foreach (var inner in Properties(node, $"{path}/{name}"))
                yield return inner;
            if (node["items"] is JsonObject items)
            {
                foreach (var inner in Properties(items, $"{path}/{name}/*"))
                    yield return inner;
            }
        }
    }
}
