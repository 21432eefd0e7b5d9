using DataSynth.ToolCalling.Json;

namespace DataSynth.ToolCalling.Parsing.Values;

/// <summary>Recognises that a model says, in the place of a call, that it calls nothing.</summary>
internal static class NoCall
{
    private static readonly string[] Words = ["none", "null", "n/a"];

    /// <summary>Whether a name stands for no tool: <c>none</c>, <c>null</c> or <c>n/a</c> in any letter case, unless a tool of that name was offered.</summary>
    /// <param name="name">What stands in the place of a tool's name.</param>
    /// <param name="tools">The tools offered.</param>
    public static bool IsSaidBy(string name, OfferedTools tools)
        => name.Length is 3 or 4 && Words.Contains(name, StringComparer.OrdinalIgnoreCase) && !tools.Has(name);

    /// <summary>Whether an object has the keys of a call and <c>null</c> for its name, and gives nothing to it.</summary>
    /// <param name="shape">The object.</param>
    public static bool IsSaidBy(JsonObject shape)
        => CallKeys.Names.Any(key => shape.TryGet(key, out var name) && name is JsonNull)
            && shape.Members.All(member => member.Value is JsonNull or JsonObject { Members.Count: 0 } or JsonArray { Items.Count: 0 } or JsonString { Text.Length: 0 });

    /// <summary>A block without the calls that call nothing.</summary>
    /// <param name="block">The block.</param>
    /// <param name="tools">The tools offered.</param>
    public static Block Without(Block block, OfferedTools tools)
        => block.Calls.Any(call => IsSaidBy(call.Name, tools))
            ? block with { Calls = [.. block.Calls.Where(call => !IsSaidBy(call.Name, tools))] }
            : block;
}
