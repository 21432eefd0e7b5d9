using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataSynth.Cli.Configuration.Keys;

namespace DataSynth.Cli.Configuration;

/// <summary>The JSON Schema of pipeline files, made from the same table that reads them.</summary>
internal static class PipelineSchema
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    /// <summary>The schema as indented text (draft-07, which editors' YAML servers read), ending in a line break.</summary>
    public static string Render()
    {
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "DataSynth pipeline",
        };
        var body = PipelineKeys.Shape.ToSchema();
        foreach (var (name, value) in body.ToArray())
        {
            body.Remove(name);
            schema[name] = value;
        }

        return schema.ToJsonString(Indented) + "\n";
    }
}
