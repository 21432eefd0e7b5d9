namespace DataSynth.ToolCalling.Labels;

/// <summary>The spelling of error types and verdicts in files and on the command line.</summary>
public static class ErrorTypeNames
{
    /// <summary>The ten error types in the order of <see cref="ErrorType"/>.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "value", "name", "count", "missing_optional", "missing_required", "type", "unexpected_parameter", "format",
        "unexpected_call", "missing_call",
    ];

    /// <summary>The name used in files.</summary>
    /// <param name="type">The error type.</param>
    public static string ToFileName(this ErrorType type) => All[(int)type];

    /// <summary>The name used in files: <c>correct</c>, <c>incorrect</c> or <c>unlabelled</c>.</summary>
    /// <param name="kind">The verdict.</param>
    public static string ToFileName(this VerdictKind kind) => kind switch
    {
        VerdictKind.Correct => "correct",
        VerdictKind.Incorrect => "incorrect",
        _ => "unlabelled",
    };
}
