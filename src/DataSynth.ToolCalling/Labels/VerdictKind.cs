namespace DataSynth.ToolCalling.Labels;

/// <summary>What can be said of a candidate.</summary>
public enum VerdictKind
{
    /// <summary>It makes the right calls, or rightly makes none.</summary>
    Correct,

    /// <summary>It does not; <see cref="Verdict.ErrorType"/> says how.</summary>
    Incorrect,

    /// <summary>Nothing can be said: cut off, server fault, or broken ground truth.</summary>
    Unlabelled,
}
