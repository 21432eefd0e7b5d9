namespace DataSynth.ToolCalling.Labels;

/// <summary>
/// Which of several differences names the error: the order in which BFCL's checker looks, so that classes are counted as
/// FC-RewardBench, which is built on it, counts them.
/// </summary>
internal static class Precedence
{
    private static readonly ErrorType[] Order =
    [
        ErrorType.UnexpectedCall, ErrorType.MissingCall, ErrorType.Format, ErrorType.Count, ErrorType.Name, ErrorType.MissingRequired,
        ErrorType.UnexpectedParameter, ErrorType.Type, ErrorType.Value, ErrorType.MissingOptional,
    ];

    /// <summary>The error type of a candidate with these differences; at least one.</summary>
    public static ErrorType Decide(IReadOnlyList<Difference> differences)
    {
        var first = Order.Length - 1;
        foreach (var difference in differences)
            first = Math.Min(first, Array.IndexOf(Order, difference.Type));
        return Order[first];
    }
}
