namespace DataSynth.Generation.Probing;

/// <summary>What the probe of one generator found.</summary>
/// <param name="Finding">What the server does with tools.</param>
/// <param name="Detail">What was seen, one sentence without a full stop.</param>
/// <param name="Advice">What to change, one sentence without a full stop; null where nothing needs changing.</param>
public sealed record ToolProbeReport(ToolProbeFinding Finding, string Detail, string? Advice)
{
    /// <summary>The syntax of a call that came as text, a name of the parser's registry; null otherwise.</summary>
    public string? Syntax { get; init; }
}
