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

    /// <summary>The label of a row.</summary>
    /// <param name="verdict">What the row says of itself; null means incorrect.</param>
    /// <param name="errorType">Its error type in whatever words, or null.</param>
    public static EarlierLabel Of(string? verdict, string? errorType)
    {
        if (verdict is null && string.IsNullOrEmpty(errorType))
            return Rejected;
        var type = string.IsNullOrEmpty(errorType) ? null : Classes.TryGetValue(errorType, out var known) ? known.ToFileName() : errorType;
        return new EarlierLabel(verdict ?? VerdictKind.Incorrect.ToFileName(), type);
    }
}
