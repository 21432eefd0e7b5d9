namespace DataSynth.ToolCalling.Tasks;

/// <summary>One call that has to be made.</summary>
/// <param name="Name">The tool's name.</param>
/// <param name="Arguments">What is right for each parameter, in the order of the source.</param>
public sealed record ExpectedCall(string Name, IReadOnlyList<ExpectedArgument> Arguments);
