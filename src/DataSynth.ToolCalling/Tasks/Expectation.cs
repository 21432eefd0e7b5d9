namespace DataSynth.ToolCalling.Tasks;

/// <summary>The right calls of a task.</summary>
/// <param name="Kind">How values are meant.</param>
/// <param name="Calls">The calls in the source's order; empty: no call is right, and answering in words is.</param>
public sealed record Expectation(ExpectationKind Kind, IReadOnlyList<ExpectedCall> Calls)
{
    /// <summary>The expectation that no call is made.</summary>
    public static Expectation NoCall { get; } = new(ExpectationKind.Exact, []);
}
