using DataSynth.ToolCalling.Json;

namespace DataSynth.Datasets.Export.Profiles;

/// <summary>Writes <c>dataset_info.json</c>, by which LLaMA-Factory knows a data set (its <c>data/README.md</c>). It names one file an
/// entry, so a split of several shards has several entries.</summary>
internal static class LlamaFactoryRegistry
{
    /// <summary>The file's bytes.</summary>
    /// <param name="dataset">The data set's name.</param>
    /// <param name="shards">Its files.</param>
    public static byte[] Render(string dataset, IReadOnlyList<ShardFile> shards)
    {
        var perSplit = shards.CountBy(shard => shard.Split).ToDictionary();
        var position = new Dictionary<string, int>();
        var entries = new List<JsonMember>();
        foreach (var shard in shards)
        {
            var number = position.GetValueOrDefault(shard.Split);
            position[shard.Split] = number + 1;
            entries.Add(new JsonMember(perSplit[shard.Split] == 1 ? $"{dataset}_{shard.Split}" : $"{dataset}_{shard.Split}_{number:00000}", Entry(shard.Path)));
        }

        return ManifestFile.Indented(new JsonObject(entries));
    }

    private static JsonObject Entry(string file) => new(
    [
        new("file_name", new JsonString(file)),
        new("formatting", new JsonString("sharegpt")),
        new("ranking", JsonBoolean.Of(true)),
        new("columns", new JsonObject(
        [
            new("messages", new JsonString("conversations")),
            new("chosen", new JsonString("chosen")),
            new("rejected", new JsonString("rejected")),
            new("system", new JsonString("system")),
            new("tools", new JsonString("tools")),
        ])),
    ]);
}
