using DataSynth.Datasets.Pairs;
using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Export.Profiles;

/// <summary>
/// Answers as the text that a reward model reads. Both sides of a pair are written alike: calls by <see cref="CallSerializer"/> in
/// Hermes' tags; an answer without a call as one fixed sentence, whoever gave it, so that neither length nor tone tells the better side.
/// Only a text that tries to call and cannot be read stands as it came: how it is written is what is wrong with it.
/// </summary>
internal static class AnswerText
{
    /// <summary>What an answer without a call becomes.</summary>
    public const string NoCall = "None of the tools is called.";

    /// <summary>The better side of a pair.</summary>
    public static string Chosen(TrainingPair pair) => OfCalls(ChosenCalls(pair), pair.Candidate.Task.Tools);

    /// <summary>The worse side of a pair.</summary>
    public static string Rejected(TrainingPair pair) => Of(pair.Candidate.Output.Calls, pair.Candidate);

    /// <summary>An answer by itself.</summary>
    public static string Of(TrainingCandidate row) => Of(row.Candidate.Output.Calls, row.Candidate);

    /// <summary>The calls of the better side.</summary>
    public static IReadOnlyList<ToolCall> ChosenCalls(TrainingPair pair) => pair.Chosen?.Output.Calls ?? RightCalls.Of(pair.Candidate.Task);

    /// <summary>The text of a candidate that cannot be read, or null for every other candidate.</summary>
    public static string? Unreadable(Candidates.LabelledCandidate candidate)
        => candidate is { Verdict.ErrorType: ErrorType.Format, Output.Calls.Count: 0 } && !string.IsNullOrWhiteSpace(candidate.RawOutput)
            ? candidate.RawOutput.Trim()
            : null;

    /// <summary>One call as JSON, in the style of both sides.</summary>
    public static string Json(ToolCall call, IReadOnlyList<Tool> tools) => CallSerializer.Write([call], tools)[1..^1];

    /// <summary>Calls in Hermes' tags.</summary>
    public static string OfCalls(IReadOnlyList<ToolCall> calls, IReadOnlyList<Tool> tools)
        => calls.Count == 0 ? NoCall : string.Join('\n', calls.Select(call => $"<tool_call>\n{Json(call, tools)}\n</tool_call>"));

    private static string Of(IReadOnlyList<ToolCall> calls, Candidates.LabelledCandidate candidate)
        => Unreadable(candidate) ?? OfCalls(calls, candidate.Task.Tools);
}
