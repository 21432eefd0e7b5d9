using System.Text.Json;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Export;

/// <summary>Writes <c>manifest.json</c>: counts, settings, inputs with their hashes, shards with theirs, statistics; indented, line feeds only.</summary>
internal static class ManifestFile
{
    /// <summary>The manifest's bytes.</summary>
    public static byte[] Render(ExportCounts counts, RunFacts facts, IReadOnlyList<ShardFile> shards, JsonObject statistics)
    {
        var manifest = new JsonObject(
        [
            new("counts", counts.ToJson()),
            new("settings", facts.Settings),
            new("inputs", new JsonArray([.. facts.Inputs.Select(input => Object(("name", input.Name), ("sha256", input.Sha256)))])),
            new("shards", new JsonArray([.. shards.Select(ToJson)])),
            new("statistics", statistics),
        ]);

        return Indented(manifest);
    }

    /// <summary>A JSON object with two spaces of indentation and a final line feed.</summary>
    public static byte[] Indented(JsonObject value)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", IndentSize = 2 }))
        {
            Write(value, writer);
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static JsonObject ToJson(ShardFile shard) => new(
    [
        new("path", new JsonString(shard.Path)),
        new("rows", JsonNumber.Of(shard.Rows)),
        new("sha256", new JsonString(shard.Sha256)),
    ]);

    private static JsonObject Object(params ReadOnlySpan<(string Name, string Value)> members)
    {
        var all = new List<JsonMember>(members.Length);
        foreach (var (name, value) in members)
            all.Add(new JsonMember(name, new JsonString(value)));
        return new JsonObject(all);
    }

    private static void Write(JsonValue value, Utf8JsonWriter writer)
    {
        switch (value)
        {
            case JsonObject map:
                writer.WriteStartObject();
                foreach (var member in map.Members)
                {
                    writer.WritePropertyName(member.Name);
                    Write(member.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonArray list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                    Write(item, writer);
                writer.WriteEndArray();
                break;
            default:
                // Numbers keep their text, and strings their characters: the framework's writer would escape all that is not ASCII.
                writer.WriteRawValue(value.ToString());
                break;
        }
    }
}
