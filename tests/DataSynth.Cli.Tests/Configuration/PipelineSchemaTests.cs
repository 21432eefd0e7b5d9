using System.Text.Json.Nodes;
using DataSynth.Cli.Configuration;
using DataSynth.Cli.Configuration.Diagnostics;

namespace DataSynth.Cli.Tests.Configuration;

public sealed class PipelineSchemaTests
{
    [Fact]
    public void The_committed_schema_is_what_the_program_prints()
        => File.ReadAllText(Path.Combine(Repository.Root, "pipelines", "pipeline.schema.json"))
            .ShouldBe(PipelineSchema.Render(), "run: datasynth schema > pipelines/pipeline.schema.json");

    [Fact]
    public void The_committed_table_of_keys_is_what_the_program_prints()
        => File.ReadAllText(Path.Combine(Repository.Root, "pipelines", "README.md"))
            .ShouldBe(PipelineReference.Render(), "run: datasynth schema --markdown > pipelines/README.md");

    [Fact]
    public void Every_key_is_described_in_whole_sentences()
    {
        foreach (var (path, node) in Properties(JsonNode.Parse(PipelineSchema.Render())!.AsObject(), ""))
        {
            var description = ((string?)node["description"]).ShouldNotBeNull(path);
            char.IsLower(description[0]).ShouldBe(path.EndsWith("/tools", StringComparison.Ordinal), path);
            description.ShouldEndWith(".", Case.Sensitive, path);
        }
    }

    [Fact]
    public void A_default_that_the_schema_shows_reads_back_as_what_holds_without_the_key()
    {
        var defaults = Properties(JsonNode.Parse(PipelineSchema.Render())!.AsObject(), "")
            .Where(entry => entry.Node["default"] is not null && entry.Path.Count(c => c == '/') == 1)
            .Select(entry => $"{entry.Path[1..]}: {entry.Node["default"]!.ToJsonString()}");
        var spelled = PipelineReader.Read(new SourceText("p.yaml", PipelineTexts.With(string.Join('\n', defaults)))).Pipeline.ShouldNotBeNull();
        var silent = PipelineReader.Read(new SourceText("p.yaml", PipelineTexts.Minimal)).Pipeline.ShouldNotBeNull();

        (spelled.Seed, spelled.GroundTruth, spelled.MaxFailureShare).ShouldBe((silent.Seed, silent.GroundTruth, silent.MaxFailureShare));
        spelled.Licenses.ShouldBe(silent.Licenses);
    }

    [Fact]
    public void Unknown_keys_are_errors_at_every_level()
    {
        foreach (var (path, node) in Properties(JsonNode.Parse(PipelineSchema.Render())!.AsObject(), ""))
        {
            if (node["properties"] is not null)
                ((bool?)node["additionalProperties"]).ShouldBe(false, path);
        }
    }

    private static IEnumerable<(string Path, JsonObject Node)> Properties(JsonObject schema, string path)
    {
        foreach (var (name, value) in schema["properties"]?.AsObject() ?? [])
        {
            var node = value!.AsObject();
            yield return ($"{path}/{name}", node);
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
