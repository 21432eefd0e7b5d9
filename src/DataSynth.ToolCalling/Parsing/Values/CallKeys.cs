namespace DataSynth.ToolCalling.Parsing.Values;

/// <summary>The keys by which models spell a call as a JSON object, the usual ones first.</summary>
internal static class CallKeys
{
    /// <summary>Keys of the tool's name.</summary>
    public static readonly string[] Names = ["name", "tool_name", "function", "function_name", "tool", "action", "recipient_name"];

    /// <summary>Keys of the arguments.</summary>
    public static readonly string[] Arguments =
        ["arguments", "parameters", "params", "args", "input", "tool_input", "action_input", "kwargs"];

    /// <summary>Keys of a list of calls, or of the one call, in an object around it.</summary>
    public static readonly string[] Lists = ["tool_calls", "tool_call", "function_call", "function_calls", "calls"];

    /// <summary>Keys that a call has beside its name and its arguments; what they hold is never an argument.</summary>
    public static readonly string[] Others = ["id", "type", "index", "call_id", "tool_call_id"];

    /// <summary>Whether a pair of keys says by itself that the object is a call, whatever tools there are.</summary>
    /// <param name="name">The key of the name.</param>
    /// <param name="arguments">The key of the arguments.</param>
    public static bool ArePlain(string name, string arguments)
        => arguments is "arguments" or "parameters" && name is "name" or "tool_name" or "function";
}
