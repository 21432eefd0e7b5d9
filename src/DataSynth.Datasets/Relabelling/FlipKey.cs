namespace DataSynth.Datasets.Relabelling;

/// <summary>What changed labels are counted by.</summary>
/// <param name="FromVerdict">The earlier verdict.</param>
/// <param name="FromErrorType">The earlier error type; null where there was none, or it was not said.</param>
/// <param name="ToVerdict">The new verdict.</param>
/// <param name="ToErrorType">The new error type; null unless incorrect.</param>
/// <param name="Rule">The rule that decided.</param>
public sealed record FlipKey(string FromVerdict, string? FromErrorType, string ToVerdict, string? ToErrorType, string Rule)
{
    /// <summary>The earlier label in one word.</summary>
    public string From => FromErrorType ?? FromVerdict;

    /// <summary>The new label in one word.</summary>
    public string To => ToErrorType ?? ToVerdict;

    /// <summary>What a person should look at in such rows, one sentence.</summary>
    public string LookAt => (FromVerdict, ToVerdict) switch
    {
        (_, "unlabelled") => "the right calls contradict the tools, or the output says nothing: mend the ground truth, or leave these rows out",
        ("incorrect", "correct") => "these were trained on as wrong, and are not: leave them out, and see whether the rule is one that you want",
        ("correct", "incorrect") => "these were taken for right: read the detail, and compare with the ground truth for values that it is too narrow to hold",
        ("incorrect", "incorrect") => "the row stays wrong; its error type matters where you balance or report by it",
        _ => "these could not be labelled before",
    };
}
