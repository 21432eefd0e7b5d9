using DataSynth.ToolCalling.Parsing;
using DataSynth.ToolCalling.Tasks;

namespace DataSynth.ToolCalling.Labels;

/// <summary>Judges the candidates of one task: what depends on the task alone is worked out once. Thread-safe.</summary>
/// <param name="task">The task; its tools give the declared types.</param>
/// <param name="options">The rules.</param>
public sealed class TaskLabeller(ToolTask task, LabelOptions options)
{
    // Two threads may work these out at the same time; either result is as good.
    private IReadOnlyList<GroundTruthProblem>? _problems;
    private CallLabels? _calls;
    private BfclLabels? _bfcl;

    /// <summary>The task.</summary>
    public ToolTask Task { get; } = task;

    /// <summary>The contradictions of the ground truth that matter under the options; empty when it is usable.</summary>
    public IReadOnlyList<GroundTruthProblem> Problems
        => _problems ??= options.Rules == LabelRules.Bfcl ? [] : GroundTruth.Validate(Task, Task.GroundTruthCheck ?? options.GroundTruth);

    /// <summary>Labels one candidate by what the server says of its end too: a reply that was cut, or that the server ended by itself, says
    /// nothing of the model. The BFCL rules know the token limit only.</summary>
    /// <param name="output">What the candidate says.</param>
    /// <param name="finishReason">The server's word for why the reply ends, or null.</param>
    public Verdict Label(ParsedOutput output, string? finishReason)
        => options.Rules != LabelRules.Bfcl && ModelReply.SaysFault(finishReason)
            ? Verdicts.Unlabelled($"the server ended the reply: {finishReason}")
            : Label(output, ModelReply.SaysCut(finishReason));

    /// <summary>Labels one candidate.</summary>
    /// <param name="output">What the candidate says.</param>
    /// <param name="cut">Whether the reply was cut at the token limit; such a candidate is unlabelled.</param>
    public Verdict Label(ParsedOutput output, bool cut)
    {
        if (cut)
            return Verdicts.Unlabelled("the reply was cut at the token limit");
        if (options.Rules == LabelRules.Bfcl)
            return (_bfcl ??= new BfclLabels(Task, options)).Label(SourceTextArguments.Of(output, Task.Language));
        if (Problems.Count > 0)
            return Verdicts.Unlabelled(Sentences.InvalidGroundTruth(Problems));
        if (Task.Expectation.Calls.Count == 0)
            return AbstentionLabels.Label(output);
        return (_calls ??= new CallLabels(Task, options)).Label(output);
    }
}
