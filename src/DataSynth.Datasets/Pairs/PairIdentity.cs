using System.Globalization;
using System.Runtime.CompilerServices;
using DataSynth.Datasets.Candidates;
using DataSynth.Datasets.Keys;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Pairs;

/// <summary>What makes a pair this pair, and what makes two pairs the same.</summary>
internal static class PairIdentity
{
    private static readonly ConditionalWeakTable<Tool, string> CanonicalTools = [];

    /// <summary>
    /// The column <c>uuid</c>: version 8 (RFC 9562 §5.8) from SHA-256 over task id, variant, generator, request key, sample and wrong
    /// calls. No setting of the export enters, so the same mistake keeps its id in every export.
    /// </summary>
    public static string Uuid(LabelledCandidate candidate, string incorrectCalls)
    {
        var digest = KeyHash.Digest(
            candidate.Task.Id,
            candidate.Variant == TaskVariant.Obfuscated ? "obfuscated" : "plain",
            candidate.Generator.Name,
            candidate.RequestKey,
            candidate.SampleIndex.ToString(CultureInfo.InvariantCulture),
            incorrectCalls);
        return Version8(digest);
    }

    /// <summary>The id of a pair of two wrong candidates, from their own.</summary>
    public static string Uuid(string worse, string better) => Version8(KeyHash.Digest("pair of two wrong candidates", worse, better));

    /// <summary>What the candidate does wrong: its calls in canonical form, or its text when it makes none that can be read.</summary>
    public static string Mistake(LabelledCandidate candidate)
        => candidate.Output.Calls.Count > 0 ? CanonicalCalls.Of(candidate.Output.Calls) : "text:" + candidate.RawOutput;

    /// <summary>What the task is: its tools in any order and spelling, and its conversation.</summary>
    public static string Situation(ToolTask task)
    {
        var tools = task.Tools.Select(tool => CanonicalTools.GetValue(tool, CanonicalText)).ToArray();
        Array.Sort(tools, string.CompareOrdinal);
        using var text = new JsonTextBuilder();
        foreach (var tool in tools)
            text.Raw(tool).Raw("\n");
        foreach (var message in task.Conversation)
            MessageJson.Write(message, text.Raw("\n"));
        return text.ToString();
    }

    private static string CanonicalText(Tool tool)
        => new JsonTextBuilder().Text(tool.Name).Text(tool.Description ?? "").Raw(CanonicalJson.Of(tool.Parameters)).ToString();

    /// <summary>The version 8 UUID of a digest, whose bytes are changed.</summary>
    public static string Version8(byte[] digest)
    {
        var bytes = digest.AsSpan(0, 16);
        bytes[6] = (byte)(0x80 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
