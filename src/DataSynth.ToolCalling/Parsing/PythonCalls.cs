using DataSynth.ToolCalling.Parsing.Scanning;
using DataSynth.ToolCalling.Parsing.Values;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Parsing;

/// <summary>Reads calls that a data set keeps as Python source, such as <c>math_lcm(a=45, b=35)</c>.</summary>
public static class PythonCalls
{
    /// <summary>Reads one call, a bracketed list of calls, or calls separated by commas, semicolons or line breaks.</summary>
    /// <param name="text">The source; nothing but calls.</param>
    /// <param name="tools">The tools offered: positional arguments are named by the order of their schema's properties, and names that
    /// are no Python names are recognised.</param>
    /// <param name="calls">The calls in order; empty when the text cannot be read.</param>
    /// <returns>False when anything in the text is not a call, or a positional argument has no name.</returns>
    public static bool TryParse(string text, IReadOnlyList<Tool> tools, out IReadOnlyList<ToolCall> calls)
    {
        var session = new ParseSession(text, new OfferedTools(tools), new ParseOptions(), new LimitReached());
        var read = new List<ToolCall>();
        var complete = new PythonCallReader(session, 0).ReadAll(read) == ReadOutcome.Complete;
        calls = complete ? read : [];
        return complete;
    }
}
