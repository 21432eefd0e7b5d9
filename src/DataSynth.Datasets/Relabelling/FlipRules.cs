using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Parsing;

namespace DataSynth.Datasets.Relabelling;

/// <summary>Finds changed labels, and names the rule that decided.</summary>
/// <param name="rules">The rules that are labelled by.</param>
internal sealed class FlipRules(LabelRules rules)
{
    private readonly string _name = rules.ToString().ToLowerInvariant();

    /// <summary>The rule behind a changed label; null where the label is what it was. Where the data does not say how a call is wrong,
    /// only the verdict can change.</summary>
    /// <param name="earlier">The label that the data came with, or null.</param>
    /// <param name="labeller">The task's labeller.</param>
    /// <param name="output">What was judged.</param>
    /// <param name="verdict">The new label.</param>
    public string? Of(EarlierLabel? earlier, TaskLabeller labeller, ParsedOutput output, Verdict verdict)
    {
        if (earlier is null || IsSame(earlier, verdict))
            return null;
        return verdict.Kind switch
        {
            VerdictKind.Correct => RuleOfEquality(labeller, output),
            VerdictKind.Unlabelled => WithoutPlace(verdict.Detail),
            _ => verdict.Differences.FirstOrDefault(difference => difference.Type == verdict.ErrorType)?.Rule
                ?? $"{_name}.{verdict.ErrorType!.Value.ToFileName()}",
        };
    }

    private static bool IsSame(EarlierLabel earlier, Verdict verdict)
        => earlier.Verdict == verdict.Kind.ToFileName()
            && (verdict.Kind != VerdictKind.Incorrect || earlier.ErrorType is null || earlier.ErrorType == verdict.ErrorType!.Value.ToFileName());

    /// <summary>Whether the calls are the right ones to the letter, or only by what the rules hold equal.</summary>
    private string RuleOfEquality(TaskLabeller labeller, ParsedOutput output)
    {
        if (labeller.Task.Expectation.Calls.Count == 0)
            return "no call is right, and none is made";
        var exact = new TaskLabeller(labeller.Task, new LabelOptions { Rules = LabelRules.Exact }).Label(output, cut: false);
        return exact.Kind == VerdictKind.Correct ? "the same values as the right calls" : $"equal by the {_name} rules";
    }

    private static string WithoutPlace(string? detail)
    {
        var colon = detail?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return colon > 0 ? detail![..colon] : detail ?? "nothing can be said";
    }
}
