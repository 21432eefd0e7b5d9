using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing.Values;

/// <summary>A call written as a name and, behind it, its arguments in JSON.</summary>
internal static class NamedCall
{
    /// <summary>Words that models write above JSON to say what it is.</summary>
    private static readonly string[] Labels = ["json", "function", "function_call", "call", "tool", "tool_call", "tool_calls"];

    /// <summary>Reads the call. Where the JSON is a whole call itself, what stands before it may be no name but a label, or the name once more; then the
    /// call is what the JSON says, as a repair.</summary>
    /// <param name="name">What stands before the JSON.</param>
    /// <param name="value">The JSON.</param>
    /// <param name="session">Tools, limits and the repair log.</param>
    /// <returns>Null when the JSON holds no arguments.</returns>
    public static ToolCall? Of(string name, JsonValue value, ParseSession session)
    {
        if (CallShapes.ReadArguments(value, session) is not { } arguments)
            return null;
        if (!IsLabel(name, arguments, session.Tools))
            return new ToolCall(name, arguments);
        var calls = new List<ToolCall>();
        return session.Log.Mend(Mending.OtherForm) && CallShapes.TryRead(arguments, CallTrust.Marked, session, calls) && calls is [var call]
            ? call
            : null;
    }

    /// <summary>Whether what stands before a whole call is no tool that takes it for its arguments.</summary>
    private static bool IsLabel(string name, JsonObject arguments, OfferedTools tools)
    {
        if (arguments.GetText("name") is not { Length: > 0 } inner || !(arguments.TryGet("arguments", out _) || arguments.TryGet("parameters", out _)))
            return false;
        if (tools.Has(name))
            return inner == name && !tools.HasParameter(name, "name");
        return inner == name || tools.Has(inner) || Labels.Contains(name, StringComparer.OrdinalIgnoreCase);
    }
}
