using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.ToolCalling.Labels;

/// <summary>Judges candidates against the right calls of their task. Pure and thread-safe.</summary>
public static class Labeller
{
    /// <summary>Labels one candidate.</summary>
    /// <param name="task">The task; its tools give the declared types.</param>
    /// <param name="output">What the candidate says.</param>
    /// <param name="cut">Whether the reply was cut at the token limit; such a candidate is unlabelled.</param>
    /// <param name="options">The rules.</param>
    public static Verdict Label(ToolTask task, ParsedOutput output, bool cut, LabelOptions options)
    {
        if (cut)
            return Verdicts.Unlabelled("the reply was cut at the token limit");
        if (options.Rules == LabelRules.Bfcl)
            return new BfclLabels(task, options).Label(output);

        var problems = GroundTruth.Validate(task, options.GroundTruth);
        if (problems.Count > 0)
            return Verdicts.Unlabelled(Sentences.InvalidGroundTruth(problems));

        return task.Expectation.Calls.Count == 0
            ? AbstentionLabels.Label(output)
            : new CallLabels(task, options).Label(output);
    }
}
