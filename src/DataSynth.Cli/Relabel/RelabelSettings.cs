using System.Security.Cryptography;
using System.Text;
using DataSynth.ToolCalling.Json;

namespace DataSynth.Cli.Relabel;

/// <summary>What shapes a relabelled data set besides its inputs.</summary>
internal static class RelabelSettings
{
    /// <summary>The settings for manifest and card: neither paths nor threads.</summary>
    /// <param name="arguments">The command line.</param>
    public static JsonObject Of(RelabelArguments arguments) => new(
    [
        new("verb", new JsonString("relabel")),
        new("source", new JsonString(arguments.Source)),
        new("outputs", JsonBoolean.Of(arguments.Outputs.Count > 0)),
        new("label", new JsonObject(
        [
            new("rules", new JsonString(arguments.Label.Rules.ToString().ToLowerInvariant())),
            new("repair", new JsonString(arguments.Label.AcceptRepaired ? "accept" : "reject")),
            new("strict_format", JsonBoolean.Of(arguments.StrictFormat)),
            new("ordered", JsonBoolean.Of(arguments.Label.Ordered)),
            new("ground_truth", new JsonString(arguments.Label.GroundTruth.ToString().ToLowerInvariant())),
            new("ignore_case", JsonBoolean.Of(arguments.Label.IgnoreCase)),
            new("collapse_space", JsonBoolean.Of(arguments.Label.CollapseSpace)),
        ])),
        new("keep", JsonBoolean.Of(arguments.Keep)),
        new("shard_rows", JsonNumber.Of(arguments.ShardRows)),
    ]);

    /// <summary>A word that is another one whenever settings, inputs or this program are others.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="inputs">The inputs.</param>
    public static string Identity(RelabelArguments arguments, RelabelInputs inputs)
    {
        var text = new StringBuilder(Of(arguments).ToString()).Append('\n').Append(typeof(RelabelSettings).Assembly.ManifestModule.ModuleVersionId);
        foreach (var file in inputs.Files)
            text.Append('\n').Append(file.Sha256).Append(' ').Append(file.Name);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
