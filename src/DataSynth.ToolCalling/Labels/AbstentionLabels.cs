using DataSynth.ToolCalling.Parsing;

namespace DataSynth.ToolCalling.Labels;

/// <summary>
/// Labels for tasks in which no call is right. A text that tries to call, but cannot be read, is a wrong call and not an abstention:
/// the official BFCL checker takes it for one, which pays for broken calls.
/// </summary>
internal static class AbstentionLabels
{
    public static Verdict Label(ParsedOutput output)
    {
        if (output.Status is ParseStatus.Malformed or ParseStatus.Truncated)
            return Verdicts.Incorrect(ErrorType.UnexpectedCall, "tries to call a tool where no call is right, and cannot be read", [], 0);
        if (output.Calls.Count == 0)
            return Verdicts.Correct;

        var differences = new List<Difference>(output.Calls.Count);
        for (var i = 0; i < output.Calls.Count; i++)
            differences.Add(CallDifferences.Surplus(i, output.Calls[i], "call", ErrorType.UnexpectedCall));
        return Verdicts.Incorrect(ErrorType.UnexpectedCall, Sentences.UnexpectedCalls(output.Calls), differences, 0);
    }
}
