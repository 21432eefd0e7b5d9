using System.Diagnostics.CodeAnalysis;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Rewards.ToolRl;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Rewards;

/// <summary>Reads the calls of a text in ToolRL's syntax for the schemes that want calls and nothing else.</summary>
internal static class RewardCalls
{
    /// <summary>Reads the last block of calls.</summary>
    /// <param name="text">The text; without a block it calls nothing.</param>
    /// <param name="calls">The calls; their arguments may be called <c>parameters</c> or <c>arguments</c>.</param>
    /// <returns>False when a line of the block is no call.</returns>
    public static bool TryRead(string text, [NotNullWhen(true)] out IReadOnlyList<ToolCall>? calls)
    {
        calls = [];
        if (!ToolRlCalls.HasBegin(text))
            return true;

        calls = null;
        if (!ToolRlCalls.TryReadLast(text, out var values))
            return false;

        // One line may also hold all calls as a list.
        var items = values is [JsonArray list] ? list.Items : values;
        var read = new List<ToolCall>(items.Count);
        foreach (var value in items)
        {
            if (ReadCall(value) is not { } call)
                return false;
            read.Add(call);
        }

        calls = read;
        return true;
    }

    private static ToolCall? ReadCall(JsonValue value)
    {
        if (value is not JsonObject call || call.GetText("name") is not { } name)
            return null;
        if (!call.TryGet("parameters", out var arguments) && !call.TryGet("arguments", out arguments))
            return null;
        return arguments is JsonObject map ? new ToolCall(name, map) : null;
    }
}
