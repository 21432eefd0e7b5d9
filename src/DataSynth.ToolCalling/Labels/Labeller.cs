using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.ToolCalling.Labels;

/// <summary>Judges candidates against the right calls of their task. Pure and thread-safe. For several candidates of one task
/// <see cref="TaskLabeller"/> is faster.</summary>
public static class Labeller
{
    /// <summary>Labels one candidate.</summary>
    /// <param name="task">The task; its tools give the declared types.</param>
    /// <param name="output">What the candidate says.</param>
    /// <param name="cut">Whether the reply was cut at the token limit; such a candidate is unlabelled.</param>
    /// <param name="options">The rules.</param>
    public static Verdict Label(ToolTask task, ParsedOutput output, bool cut, LabelOptions options)
        => new TaskLabeller(task, options).Label(output, cut);
}
