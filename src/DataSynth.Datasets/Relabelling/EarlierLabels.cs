using DataSynth.ToolCalling.Labels;

namespace DataSynth.Datasets.Relabelling;

/// <summary>Reads labels in the words of published sets.</summary>
internal static class EarlierLabels
{
    /// <summary>A preference set says by its form alone that its rejected calls are wrong.</summary>
    public static EarlierLabel Rejected { get; } = new(VerdictKind.Incorrect.ToFileName(), null);

    /// <summary>The classes of FC-RewardBench (its card), also in the shorter words of its paper, in lower case.</summary>
    private static readonly Dictionary<string, ErrorType> Classes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Incorrect Parameter Value"] = ErrorType.Value,
        ["Parameter value error"] = ErrorType.Value,
        ["Incorrect Function Name"] = ErrorType.Name,
        ["Incorrect number of functions"] = ErrorType.Count,
        ["Incorrect number of function calls"] = ErrorType.Count,
        ["Missing Optional Parameter"] = ErrorType.MissingOptional,
        ["Missing Required Parameter"] = ErrorType.MissingRequired,
        ["Incorrect Parameter Type"] = ErrorType.Type,
        ["Parameter value type error"] = ErrorType.Type,
        ["Unexpected Parameter"] = ErrorType.UnexpectedParameter,
        ["Incorrect output format"] = ErrorType.Format,
        ["Parsing error"] = ErrorType.Format,
    };

    /// <summary>The error types of BFCL's checker (gorilla, <c>ast_checker.py</c> and <c>eval_runner.py</c>) that say which kind of ours they are;
    /// what they say after a colon about values and types does not matter. A call that was executed says nothing of the kind.</summary>
    private static readonly (string Start, ErrorType Type)[] Official =
    [
        ("simple_function_checker:wrong_func_name", ErrorType.Name),
        ("simple_function_checker:wrong_count", ErrorType.Count),
        ("simple_function_checker:missing_required", ErrorType.MissingRequired),
        ("simple_function_checker:missing_optional", ErrorType.MissingOptional),
        ("simple_function_checker:unexpected_param", ErrorType.UnexpectedParameter),
        ("parallel_function_checker_no_order:wrong_count", ErrorType.Count),
        ("multiple_function_checker:wrong_count", ErrorType.Count),
        ("type_error:", ErrorType.Type),
        ("value_error:", ErrorType.Value),
        ("ast_decoder:", ErrorType.Format),
        ("relevance_error:", ErrorType.UnexpectedCall),
        ("irrelevance_error:", ErrorType.UnexpectedCall),
    ];

    /// <summary>The label of a row.</summary>
    /// <param name="verdict">What the row says of itself; null means incorrect.</param>
    /// <param name="errorType">Its error type in whatever words, or null.</param>
    public static EarlierLabel Of(string? verdict, string? errorType)
    {
        if (verdict is null && string.IsNullOrEmpty(errorType))
            return Rejected;
        var type = string.IsNullOrEmpty(errorType) ? null : Named(errorType)?.ToFileName() ?? errorType;
        return new EarlierLabel(verdict ?? VerdictKind.Incorrect.ToFileName(), type);
    }

    private static ErrorType? Named(string errorType)
    {
        if (Classes.TryGetValue(errorType, out var known))
            return known;
        foreach (var (start, type) in Official)
        {
            if (errorType.StartsWith(start, StringComparison.Ordinal))
                return type;
        }

        return null;
    }
}
